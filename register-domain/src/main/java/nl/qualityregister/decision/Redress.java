package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.course.AccreditationRequestId;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an objection does to the decision it is against, while it waits and when it is decided. */
@Component
class Redress {
    private final ApplicationRows applicationRows;
    private final Applications applications;
    private final DecisionRows decisionRows;
    private final Renewals renewals;
    private final EvidenceDossiers evidence;
    private final Accreditations accreditations;
    private final ObjectionRows rows;
    private final Standings standings;
    private final Roll roll;
    private final BusinessDay businessDay;

    Redress(
            ApplicationRows applicationRows,
            Applications applications,
            DecisionRows decisionRows,
            Renewals renewals,
            EvidenceDossiers evidence,
            Accreditations accreditations,
            ObjectionRows rows,
            Standings standings,
            Roll roll,
            BusinessDay businessDay) {
        this.applicationRows = applicationRows;
        this.applications = applications;
        this.decisionRows = decisionRows;
        this.renewals = renewals;
        this.evidence = evidence;
        this.accreditations = accreditations;
        this.rows = rows;
        this.standings = standings;
        this.roll = roll;
        this.businessDay = businessDay;
    }

    private enum Kind {
        APPLICATION,
        DECISION,
        EVIDENCE,
        ACCREDITATION;

        static Kind of(Objection objection) {
            return valueOf(objection
                    .subject()
                    .substring(0, objection.subject().indexOf(':'))
                    .toUpperCase(java.util.Locale.ROOT));
        }
    }

    private static UUID key(Objection objection) {
        return UUID.fromString(objection.subject().substring(objection.subject().indexOf(':') + 1));
    }

    /** A part is named where a part is granted, and only there. */
    List<Fault> faults(Objection objection, ObjectionOutcome outcome, Objections.Part part) {
        if (Kind.of(objection) == Kind.ACCREDITATION) {
            return ofAccreditation(outcome, part);
        }
        List<Fault> faults = new ArrayList<>();
        boolean partly = outcome == ObjectionOutcome.PARTLY_UPHELD;
        boolean ofEvidence = Kind.of(objection) == Kind.EVIDENCE;
        if (partly && ofEvidence && part.points() == null) {
            faults.add(Fault.at("/points", "required"));
        }
        if (partly && !ofEvidence && part.occupations().isEmpty()) {
            faults.add(Fault.at("/occupations", "required"));
        }
        if (part.points() != null && !(partly && ofEvidence)) {
            faults.add(notWith("/points", outcome));
        }
        if (!part.occupations().isEmpty() && !(partly && !ofEvidence)) {
            faults.add(notWith("/occupations", outcome));
        }
        if (!ofEvidence) {
            Set<OccupationCode> all = occupations(objection);
            part.occupations().stream()
                    .filter(code -> !all.contains(code))
                    .forEach(code -> faults.add(Fault.at("/occupations", "unknown-value", "value", code)));
        }
        return faults;
    }

    /** It is judged anew as a whole. */
    private static List<Fault> ofAccreditation(ObjectionOutcome outcome, Objections.Part part) {
        List<Fault> faults = new ArrayList<>();
        if (outcome == ObjectionOutcome.PARTLY_UPHELD) {
            faults.add(Fault.at("/outcome", "unknown-value"));
        }
        if (part.points() != null) {
            faults.add(notWith("/points", outcome));
        }
        if (!part.occupations().isEmpty()) {
            faults.add(notWith("/occupations", outcome));
        }
        return faults;
    }

    private static Fault notWith(String pointer, ObjectionOutcome outcome) {
        return Fault.at(
                pointer,
                "not-with-outcome",
                "outcome",
                outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    private Set<OccupationCode> occupations(Objection objection) {
        return Kind.of(objection) == Kind.APPLICATION
                ? refused(objection).asked().occupations()
                : lapse(objection).cycle().terms().occupations();
    }

    private Application refused(Objection objection) {
        return applicationRows.find(new ApplicationId(key(objection))).orElseThrow();
    }

    private RenewalDecision lapse(Objection objection) {
        return decisionRows.find(new DecisionId(key(objection))).orElseThrow();
    }

    /** What came in the place of the decision. */
    String grant(Objection objection, Objections.Part part, String reason, Actor by) {
        boolean all = part.occupations().isEmpty()
                && (Kind.of(objection) == Kind.APPLICATION || Kind.of(objection) == Kind.DECISION);
        Set<OccupationCode> granted = all ? occupations(objection) : part.occupations();
        return switch (Kind.of(objection)) {
            case APPLICATION ->
                Applications.subject(applications
                        .admitAnew(new ApplicationId(key(objection)), granted, reason, by)
                        .id());
            case DECISION ->
                "decision:"
                        + renewals.replace(new DecisionId(key(objection)), granted, reason, by)
                                .id();
            case EVIDENCE -> accept(objection, part, by);
            case ACCREDITATION ->
                Objections.ACCREDITATION
                        + accreditations
                                .takeUpAnew(new AccreditationRequestId(key(objection)), by)
                                .request()
                                .id();
        };
    }

    /** A new piece beside the rejected one, worth what was claimed or the points that were granted. */
    private String accept(Objection objection, Objections.Part part, Actor by) {
        Evidence rejected = evidence.find(new EvidenceId(key(objection))).orElseThrow();
        Claim claim = part.points() == null
                ? rejected.claim()
                : rejected.claim().as(new Judgement.Accepted(part.points(), null));
        String source = "objection:" + objection.id();
        evidence.takeOver(
                Map.of(source, new NewEvidence(rejected.registrant(), rejected.register(), claim, rejected.files())),
                EvidenceState.ACCEPTED,
                by);
        return rows.evidence(rejected.registrant(), rejected.register(), source);
    }

    /** The registration runs while the objection waits; false where there is nothing to suspend. */
    boolean suspend(Objection objection, Actor by) {
        if (Kind.of(objection) != Kind.DECISION) {
            return false;
        }
        NewCycle cycle = lapse(objection).cycle().terms();
        LocalDate today = businessDay.today();
        List<NewEntry> entries = new ArrayList<>();
        for (Standings.Ended ended : standings.ended(cycle.registrant(), cycle.register())) {
            LocalDate from = ended.since().isBefore(today) ? today : ended.since();
            if (ended.status() == Status.LAPSED
                    && ended.since().isAfter(cycle.end())
                    && cycle.occupations().contains(ended.occupation())
                    && !runs(cycle, ended.occupation(), from)) {
                entries.add(entry(objection, cycle, ended.occupation(), EntryKind.REINSTATED, from, by));
            }
        }
        roll.append(entries);
        return !entries.isEmpty();
    }

    /** Who registered anew since has nothing to wait for. */
    private boolean runs(NewCycle cycle, OccupationCode occupation, LocalDate day) {
        return standings.lasting(cycle.registrant(), cycle.register(), day).contains(occupation);
    }

    /** The decision has effect again, from tomorrow: who worked today was registered today. */
    void resume(Objection objection, Actor by) {
        if (!objection.suspends()) {
            return;
        }
        NewCycle cycle = lapse(objection).cycle().terms();
        LocalDate tomorrow = businessDay.today().plusDays(1);
        roll.append(standings.enteredBy(cycle.registrant(), basis(objection)).stream()
                .map(registration -> entry(objection, cycle, registration.occupation(), EntryKind.LAPSED, tomorrow, by))
                .toList());
    }

    private static String basis(Objection objection) {
        return "objection:" + objection.id();
    }

    private static NewEntry entry(
            Objection objection, NewCycle cycle, OccupationCode occupation, EntryKind kind, LocalDate from, Actor by) {
        @Nullable LocalDate due = kind == EntryKind.LAPSED ? null : cycle.end();
        return new NewEntry(
                new Registration(Objects.requireNonNull(objection.registrant()), cycle.register(), occupation),
                kind,
                kind == EntryKind.LAPSED ? Status.LAPSED : Status.REGISTERED,
                from,
                null,
                due,
                by,
                basis(objection));
    }
}
