package nl.qualityregister.norm;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an amount is asked for each of. */
final class EachReader {

    private final Reader reader;

    EachReader(Reader reader) {
        this.reader = reader;
    }

    Each read(Place place) {
        String operator = Reader.operator(
                place,
                List.of("values", "suffixesOf", "stretchesOf", "calendarYearsOf", "rollingOf"),
                "what an amount is asked for each of");
        if (operator == null) {
            return new Each.Values(List.of());
        }
        Place of = place.maybe(operator).orElseThrow();
        boolean wholeOnly = place.flag("wholeOnly");
        switch (operator) {
            case "values" -> {
                place.allow("values");
                if (of.items().isEmpty()) {
                    of.fault("must name at least one");
                }
                return new Each.Values(of.items().stream()
                        .map(Place::text)
                        .map(Each.Element::of)
                        .toList());
            }
            case "suffixesOf" -> {
                place.allow("suffixesOf");
                return new Each.Suffixes(new QueryReader(reader.notCounting()).rows(of, Set.of(Scope.DOCUMENT)));
            }
            case "stretchesOf" -> {
                place.allow("stretchesOf", "months", "wholeOnly");
                return new Each.Stretches(reader.window(of), months(place), wholeOnly);
            }
            case "calendarYearsOf" -> {
                place.allow("calendarYearsOf", "wholeOnly");
                return new Each.CalendarYears(reader.window(of), wholeOnly);
            }
            default -> {
                place.allow("rollingOf", "months");
                return new Each.Rolling(reader.window(of), months(place));
            }
        }
    }

    private static int months(Place place) {
        return place.required("months").map(number -> number.whole(1)).orElse(12);
    }

    static Reader.@Nullable EachKind kindOf(@Nullable Each each) {
        return switch (each) {
            case null -> null;
            case Each.Values _, Each.Suffixes _ -> Reader.EachKind.TEXT;
            case Each.Stretches _, Each.CalendarYears _, Each.Rolling _ -> Reader.EachKind.STRETCH;
        };
    }
}
