package nl.qualityregister.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;

/** What must hold when a claim is submitted: everything required is there, and every value can be true. */
final class ClaimCheck {
    private static final Set<String> KNOWLEDGE_SOURCES = Set.of("professional", "scientific", "experiential");
    private static final Set<String> INTERRUPTIONS =
            Set.of("illness", "pregnancy", "parental-leave", "care", "unpaid-leave");

    /** Nobody who is at work now can have done anything before. */
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

    private final List<Fault> faults;
    private final String at;
    private final LocalDate today;
    private final Set<String> categories;

    ClaimCheck(String at, List<Fault> faults, LocalDate today, Set<String> categories) {
        this.at = at + "/claim";
        this.faults = faults;
        this.today = today;
        this.categories = categories;
    }

    void check(Claim claim) {
        switch (claim) {
            case Claim.OfActivity activity -> check(activity);
            case Claim.OfPractice practice -> check(practice);
            case Claim.OfInterruption interruption -> check(interruption);
            case Claim.OfDocument document -> check(document);
        }
    }

    private void check(Claim.OfActivity activity) {
        required("/title", activity.title());
        required("/type", activity.type());
        if (required("/category", activity.category()) && !categories.isEmpty()) {
            known("/category", activity.category(), categories);
        }
        if (required("/completedOn", activity.completedOn())) {
            notInFuture("/completedOn", activity.completedOn());
        }
        if (activity.points() == null && activity.hours() == null) {
            fault("/points", "points-or-hours-required");
        }
        Amounts.POINTS.check(at + "/points", activity.points(), faults);
        Amounts.HOURS.check(at + "/hours", activity.hours(), faults);
        known("/knowledgeSource", activity.knowledgeSource(), KNOWLEDGE_SOURCES);
    }

    private void check(Claim.OfPractice practice) {
        required("/role", practice.role());
        required("/employer", practice.employer());
        if (required("/from", practice.from())) {
            notInFuture("/from", practice.from());
        }
        notInFuture("/until", practice.until());
        inOrder("/until", practice.from(), practice.until());
        required("/hoursPerWeek", practice.hoursPerWeek());
        Amounts.HOURS_A_WEEK.check(at + "/hoursPerWeek", practice.hoursPerWeek(), faults);
    }

    /** A leave may be planned. */
    private void check(Claim.OfInterruption interruption) {
        if (required("/reason", interruption.reason())) {
            known("/reason", interruption.reason(), INTERRUPTIONS);
        }
        if (required("/from", interruption.from())) {
            notAncient("/from", interruption.from());
        }
        inOrder("/until", interruption.from(), interruption.until());
    }

    private void check(Claim.OfDocument document) {
        required("/document", document.document());
        if (required("/validFrom", document.validFrom())) {
            notInFuture("/validFrom", document.validFrom());
        }
        inOrder("/validUntil", document.validFrom(), document.validUntil());
    }

    private boolean required(String pointer, @Nullable Object value) {
        boolean there = value != null && !value.toString().isBlank();
        if (!there) {
            fault(pointer, "required");
        }
        return there;
    }

    private void known(String pointer, @Nullable String value, Set<String> values) {
        if (value != null && !values.contains(value)) {
            fault(pointer, "unknown-value");
        }
    }

    private void notInFuture(String pointer, @Nullable LocalDate day) {
        if (day != null && day.isAfter(today)) {
            fault(pointer, "date-in-future");
        }
        notAncient(pointer, day);
    }

    private void notAncient(String pointer, @Nullable LocalDate day) {
        if (day != null && day.isBefore(EARLIEST)) {
            faults.add(Fault.at(at + pointer, "date-too-early", "earliest", EARLIEST));
        }
    }

    private void inOrder(String pointer, @Nullable LocalDate from, @Nullable LocalDate until) {
        if (from != null && until != null && until.isBefore(from)) {
            faults.add(Fault.at(at + pointer, "until-before-from", "from", from));
        }
    }

    private void fault(String pointer, String code) {
        faults.add(Fault.at(at + pointer, code));
    }
}
