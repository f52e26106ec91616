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
    private final Set<String> organisations;

    /** @param organisations those that exist of the ones that the claim names */
    ClaimCheck(String at, List<Fault> faults, LocalDate today, Set<String> categories, Set<String> organisations) {
        this.at = at + "/claim";
        this.faults = faults;
        this.today = today;
        this.categories = categories;
        this.organisations = organisations;
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
        for (int i = 1; i < activity.knowledgeSources().size(); i++) {
            known("/knowledgeSources/" + i, activity.knowledgeSources().get(i), KNOWLEDGE_SOURCES);
        }
        for (int i = 0; i < activity.answers().size(); i++) {
            required("/answers/" + i + "/question", activity.answers().get(i).question());
            required("/answers/" + i + "/answer", activity.answers().get(i).answer());
        }
        Claim.Applied application = activity.application();
        if (application != null) {
            required("/application/tried", application.tried());
            required("/application/changed", application.changed());
            notInFuture("/application/since", application.since());
        }
    }

    private void check(Claim.OfPractice practice) {
        required("/role", practice.role());
        if (practice.organisation() == null) {
            required("/employer", practice.employer());
        }
        organisation("/organisation", practice.organisation());
        if (required("/from", practice.from())) {
            notInFuture("/from", practice.from());
        }
        notInFuture("/until", practice.until());
        inOrder("/until", practice.from(), practice.until());
        required("/hoursPerWeek", practice.hoursPerWeek());
        Amounts.HOURS_A_WEEK.check(at + "/hoursPerWeek", practice.hoursPerWeek(), faults);
        for (int i = 0; i < practice.alsoAt().size(); i++) {
            Claim.Employer employer = practice.alsoAt().get(i);
            if (employer.organisation() == null) {
                required("/alsoAt/" + i + "/name", employer.name());
            }
            organisation("/alsoAt/" + i + "/organisation", employer.organisation());
        }
        for (int i = 0; i < practice.interruptions().size(); i++) {
            check("/interruptions/" + i, practice.interruptions().get(i), practice);
        }
    }

    private void check(String pointer, Claim.Pause pause, Claim.OfPractice practice) {
        if (required(pointer + "/reason", pause.reason())) {
            known(pointer + "/reason", pause.reason(), INTERRUPTIONS);
        }
        required(pointer + "/from", pause.from());
        inOrder(pointer + "/until", pause.from(), pause.until());
        within(pointer + "/from", pause.from(), practice);
        within(pointer + "/until", pause.until(), practice);
    }

    private void within(String pointer, @Nullable LocalDate day, Claim.OfPractice practice) {
        LocalDate from = practice.from();
        LocalDate until = practice.until();
        if (day != null && ((from != null && day.isBefore(from)) || (until != null && day.isAfter(until)))) {
            fault(pointer, "outside-practice");
        }
    }

    private void organisation(String pointer, @Nullable String organisation) {
        if (organisation != null && !organisations.contains(organisation)) {
            fault(pointer, "unknown-value");
        }
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
