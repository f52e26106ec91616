package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.roll.Measure;
import nl.qualityregister.roll.Standing;
import org.jspecify.annotations.Nullable;

/** Where one registration stands, as the public sees it. */
record RegistrationView(
        String register,
        String occupation,
        String status,
        LocalDate registeredSince,
        LocalDate statusSince,
        @Nullable LocalDate statusUntil,
        @Nullable LocalDate validUntil,
        @Nullable String renewal,
        @Nullable List<MeasureView> measures) {

    /** A measure of the day that whoever asks may know of; both days inclusive. */
    record MeasureView(
            String kind, LocalDate from, @Nullable LocalDate until) {
        static MeasureView of(Measure measure) {
            return new MeasureView(Words.of(measure.kind()), measure.from(), Words.lastDay(measure.until()));
        }
    }

    static RegistrationView of(Standing standing, LocalDate day) {
        return new RegistrationView(
                standing.registration().register().value(),
                standing.registration().occupation().value(),
                Words.of(standing.status()),
                standing.registeredSince(),
                standing.since(),
                Words.lastDay(standing.until()),
                standing.validUntil(),
                standing.renewalPending(day) ? "pending" : null,
                standing.measures().isEmpty()
                        ? null
                        : standing.measures().stream().map(MeasureView::of).toList());
    }
}
