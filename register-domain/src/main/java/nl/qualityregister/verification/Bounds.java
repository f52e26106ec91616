package nl.qualityregister.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.roll.Beginnings;
import nl.qualityregister.roll.Roll;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be asked at all. Each kind of mistake is a refusal of its own, and carries every fault of the input. */
@Component
class Bounds {
    private static final int YEARS_AHEAD = 10;
    private static final int LONGEST_NUMBER = 100;

    /** Where nothing is entered yet. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final Roll roll;
    private final Beginnings beginnings;
    private final BusinessDay businessDay;
    private final Clock clock;

    Bounds(Roll roll, Beginnings beginnings, BusinessDay businessDay, Clock clock) {
        this.roll = roll;
        this.beginnings = beginnings;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** Refuses with {@link MomentInFuture}, {@link DayBeforeRegister} or InputRefused. */
    void check(String at, @Nullable LocalDate validOn, @Nullable Instant knownAt) {
        check(at, validOn, knownAt, List.of(), List.of());
    }

    /** Refuses with TooManyQuestions and QuestionRepeated as well. */
    void check(List<Question> questions, @Nullable LocalDate validOn, @Nullable Instant knownAt) {
        if (questions.size() > Verifications.MOST_AT_ONCE) {
            throw new TooManyQuestions(questions.size(), Verifications.MOST_AT_ONCE);
        }
        List<Fault> faults = new ArrayList<>();
        if (questions.isEmpty()) {
            faults.add(Fault.at("/items", "required"));
        }
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).number().length() > LONGEST_NUMBER) {
                faults.add(Fault.at("/items/" + i + "/registrationNumber", "too-long", "max", LONGEST_NUMBER));
            }
        }
        check("/", validOn, knownAt, repeated(questions), faults);
    }

    private void check(
            String at,
            @Nullable LocalDate validOn,
            @Nullable Instant knownAt,
            List<Fault> repeated,
            List<Fault> others) {
        Optional<LocalDate> began = validOn == null
                ? Optional.empty()
                : Optional.of(beginnings.first().orElse(EARLIEST));
        List<Fault> early = began.filter(first -> validOn != null && validOn.isBefore(first))
                .map(first -> List.of(outOfRange(at, first)))
                .orElse(List.of());
        List<Fault> future = isAhead(knownAt) ? List.of(Fault.at(at + "knownAt", "moment-in-future")) : List.of();
        List<Fault> all = new ArrayList<>(early);
        if (early.isEmpty() && validOn != null && validOn.isAfter(latest())) {
            all.add(outOfRange(at, began.orElse(EARLIEST)));
        }
        boolean plain = !all.isEmpty() && early.isEmpty();
        all.addAll(future);
        all.addAll(others);
        all.addAll(repeated);
        if (plain || !others.isEmpty()) {
            throw new InputRefused(all);
        }
        if (!repeated.isEmpty()) {
            throw new QuestionRepeated(repeated.size(), all);
        }
        if (!future.isEmpty()) {
            throw new MomentInFuture(all);
        }
        if (!early.isEmpty()) {
            throw new DayBeforeRegister(began.orElse(EARLIEST), all);
        }
    }

    private Fault outOfRange(String at, LocalDate earliest) {
        return new Fault(
                at + "validOn",
                "day-out-of-range",
                Map.of("earliest", earliest.toString(), "latest", latest().toString()));
    }

    private LocalDate latest() {
        return businessDay.today().plusYears(YEARS_AHEAD);
    }

    /** A clock set back does not make what a receipt names the future. */
    private boolean isAhead(@Nullable Instant knownAt) {
        return knownAt != null
                && knownAt.isAfter(clock.instant())
                && roll.head()
                        .filter(last -> !knownAt.isAfter(last.recordedAt()))
                        .isEmpty();
    }

    /** The same number narrowed the same way is the same question, however it is written. */
    private static List<Fault> repeated(List<Question> questions) {
        Map<Asked, Integer> first = new HashMap<>(questions.size() * 2);
        List<Fault> repeated = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            @Nullable Integer before = first.putIfAbsent(Asked.of(questions.get(i)), i);
            if (before != null) {
                repeated.add(Fault.at("/items/" + i, "asked-before", "place", before));
            }
        }
        return repeated;
    }

    private record Asked(
            String number,
            @Nullable Object register,
            @Nullable Object occupation) {
        static Asked of(Question question) {
            return new Asked(
                    question.read().map(Object::toString).orElseGet(question.number()::strip),
                    question.register(),
                    question.occupation());
        }
    }
}
