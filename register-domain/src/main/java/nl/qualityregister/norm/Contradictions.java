package nl.qualityregister.norm;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds tests of one and the same field that cannot hold together. */
final class Contradictions {

    private @Nullable Ratio least;
    private @Nullable Ratio most;
    private @Nullable String is;

    private Contradictions() {}

    static void fault(List<Place> together) {
        Map<String, Contradictions> subjects = new HashMap<>();
        for (Place test : together) {
            String subject = subject(test);
            if (subject != null
                    && !subjects.computeIfAbsent(subject, _ -> new Contradictions())
                            .admits(test)) {
                test.fault("can never hold together with what is asked of the same " + subject);
            }
        }
    }

    private static @Nullable String subject(Place test) {
        for (String key : List.of("field", "attribute")) {
            if (test.has(key) && test.json().get(key).isString()) {
                return key + " \"" + test.json().get(key).asString() + "\"";
            }
        }
        for (String key : List.of("date", "amount")) {
            if (test.has(key)) {
                return key + " " + test.json().get(key);
            }
        }
        return null;
    }

    private boolean admits(Place test) {
        for (String key : List.of("atLeast", "moreThan", "is")) {
            if (isDecimal(test, key)) {
                atLeast(AmountReader.ratio(test.maybe(key).orElseThrow()));
            }
        }
        for (String key : List.of("atMost", "lessThan", "is")) {
            if (isDecimal(test, key)) {
                atMost(AmountReader.ratio(test.maybe(key).orElseThrow()));
            }
        }
        days(test);
        return withinBounds() && sameText(test);
    }

    private void days(Place test) {
        day(test, "after").ifPresent(day -> atLeast(Ratio.of(day + 1)));
        day(test, "onOrAfter").ifPresent(day -> atLeast(Ratio.of(day)));
        day(test, "before").ifPresent(day -> atMost(Ratio.of(day - 1)));
        day(test, "onOrBefore").ifPresent(day -> atMost(Ratio.of(day)));
    }

    /** A day that stands in the norm. */
    private static Optional<Long> day(Place test, String key) {
        try {
            return test.maybe(key)
                    .filter(Place::isText)
                    .map(place -> LocalDate.parse(place.text()).toEpochDay());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private void atLeast(Ratio bound) {
        least = least == null ? bound : least.greatest(bound);
    }

    private void atMost(Ratio bound) {
        most = most == null ? bound : most.least(bound);
    }

    private static boolean isDecimal(Place test, String key) {
        return test.has(key) && test.maybe(key).orElseThrow().isDecimal();
    }

    private boolean withinBounds() {
        return least == null || most == null || least.compareTo(most) <= 0;
    }

    private boolean sameText(Place test) {
        if (!test.has("is") || !test.json().get("is").isString()) {
            return true;
        }
        String text = test.json().get("is").asString();
        boolean same = is == null || is.equals(text);
        is = text;
        return same;
    }
}
