package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.course.AttendanceOutcome.AlreadyKnown;
import nl.qualityregister.course.AttendanceOutcome.Recorded;
import nl.qualityregister.course.AttendanceOutcome.Rejected;
import nl.qualityregister.course.AttendanceOutcome.Waiting;
import nl.qualityregister.house.Fault;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * Judges the rows of one chunk in the order given, by facts gathered beforehand. It remembers what it let in, so that a row sees the
 * rows before it: the same row twice is known the second time, and a seat is taken once.
 */
final class AttendanceJudge {
    /** The key by which people are gathered: in which registers somebody is depends on the edition's last day. */
    record Asked(String edition, RegistrationNumber number) {}

    private final Map<String, EditionFacts> editions;
    private final Map<Asked, PersonFacts> people;
    private final Reporter reporter;
    private final ReportingTerm terms;
    private final LocalDate today;
    private int place;
    private final Map<LetIn.Presence, LetIn> letIn = new LinkedHashMap<>();
    private final Map<EditionCode, Integer> newcomers = new HashMap<>();

    /** @param first the place of the chunk's first row in the call */
    AttendanceJudge(
            Map<String, EditionFacts> editions,
            Map<Asked, PersonFacts> people,
            Reporter reporter,
            ReportingTerm terms,
            LocalDate today,
            int first) {
        this.editions = editions;
        this.people = people;
        this.reporter = reporter;
        this.terms = terms;
        this.today = today;
        this.place = first - 1;
    }

    /** What was let in, in the order of the rows. */
    List<LetIn> letIn() {
        return letIn.values().stream()
                .filter(added -> !added.sessions().isEmpty())
                .toList();
    }

    AttendanceOutcome judge(ReadRow row) {
        place++;
        List<Fault> faults = new ArrayList<>();
        @Nullable PersonFacts person = person(row, faults);
        @Nullable EditionFacts edition = edition(row, faults);
        if (edition == null) {
            return new Rejected(faults);
        }
        Set<Integer> sessions = sessions(row, edition, faults);
        if (person == null) {
            faults.addAll(faultsOf(edition));
            return new Rejected(faults);
        }
        LetIn presence = letIn.computeIfAbsent(
                new LetIn.Presence(edition.code(), person.id()), any -> new LetIn(edition, person));
        if (faults.isEmpty() && presence.missing(sessions).isEmpty()) {
            return new AlreadyKnown(presence.rowOf(sessions));
        }
        faults.addAll(faultsOf(edition));
        faults.addAll(faultsOf(presence));
        if (!faults.isEmpty()) {
            return new Rejected(faults);
        }
        if (presence.newcomer()) {
            newcomers.merge(edition.code(), 1, Integer::sum);
        }
        presence.add(sessions, place);
        return presence.countsNow() ? new Recorded() : new Waiting();
    }

    private @Nullable PersonFacts person(ReadRow row, List<Fault> faults) {
        if (row.number().isEmpty()) {
            faults.add(Fault.at("/number", "malformed-number"));
            return null;
        }
        PersonFacts person = people.get(new Asked(row.edition(), row.number().get()));
        if (person == null) {
            faults.add(Fault.at("/number", "unknown-number"));
        }
        return person;
    }

    private @Nullable EditionFacts edition(ReadRow row, List<Fault> faults) {
        EditionFacts edition = editions.get(row.edition());
        if (edition == null) {
            faults.add(Fault.at("/edition", "unknown-edition"));
            return null;
        }
        if (!edition.isOf(reporter)) {
            // what else is to be said of it is not the reporter's business
            faults.add(Fault.at("/edition", "not-your-edition"));
            return null;
        }
        return edition;
    }

    private static Set<Integer> sessions(ReadRow row, EditionFacts edition, List<Fault> faults) {
        Integer session = row.session();
        if (session == null) {
            return IntStream.rangeClosed(1, edition.sessions()).boxed().collect(Collectors.toSet());
        }
        if (session < 1 || session > edition.sessions()) {
            faults.add(Fault.at("/session", "session-out-of-range", "sessions", edition.sessions()));
        }
        return Set.of(session);
    }

    private List<Fault> faultsOf(EditionFacts edition) {
        List<Fault> faults = new ArrayList<>();
        if (!over(edition)) {
            faults.add(Fault.at("/edition", "edition-not-over", "endsOn", edition.endsOn()));
        }
        if (edition.grants().isEmpty() && !edition.isPending()) {
            faults.add(Fault.at("/edition", "edition-not-accredited", "endsOn", edition.endsOn()));
        }
        if (!(reporter instanceof Reporter.Office)) {
            LocalDate last = terms.lastDay(edition);
            if (last.isBefore(today)) {
                faults.add(Fault.at("/edition", "attendance-too-late", "lastDay", last));
            }
        }
        return faults;
    }

    private List<Fault> faultsOf(LetIn presence) {
        EditionFacts edition = presence.edition();
        List<Fault> faults = new ArrayList<>();
        // before its last day nobody knows who will be registered on it
        if (over(edition) && (!edition.grants().isEmpty() || edition.isPending()) && !presence.countsSomewhere()) {
            faults.add(Fault.at("/number", "not-registered-on-day", "day", edition.endsOn()));
        }
        Integer seats = edition.seats();
        if (seats != null && presence.newcomer() && taken(edition) >= seats) {
            faults.add(Fault.at("/edition", "seats-exceeded", "seats", seats));
        }
        return faults;
    }

    private int taken(EditionFacts edition) {
        return edition.taken() + newcomers.getOrDefault(edition.code(), 0);
    }

    /** On its last day the provider may report it; the day before nobody can have attended it. */
    private boolean over(EditionFacts edition) {
        return !edition.endsOn().isAfter(today);
    }
}
