package nl.qualityregister.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.qualityregister.course.VoidOutcome.NothingRecorded;
import nl.qualityregister.course.VoidOutcome.Rejected;
import nl.qualityregister.course.VoidOutcome.Taken;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;

/** Judges what is to be voided in the order given; it remembers what it took, so that nothing is taken twice. */
final class VoidJudge {
    private final Map<String, EditionFacts> editions;
    private final Map<AttendanceJudge.Asked, PersonFacts> people;
    private final Reporter reporter;
    private final Map<LetIn.Presence, Attendances.Gone> gone = new LinkedHashMap<>();

    VoidJudge(Map<String, EditionFacts> editions, Map<AttendanceJudge.Asked, PersonFacts> people, Reporter reporter) {
        this.editions = editions;
        this.people = people;
        this.reporter = reporter;
    }

    VoidOutcome judge(ReadRow row) {
        List<Fault> faults = new ArrayList<>();
        PersonFacts person = person(row, faults);
        EditionFacts edition = edition(row, faults);
        if (edition == null || person == null) {
            return new Rejected(faults);
        }
        Integer session = row.session();
        if (session != null && (session < 1 || session > edition.sessions())) {
            return new Rejected(List.of(Fault.at("/session", "session-out-of-range", "sessions", edition.sessions())));
        }
        Attendances.Gone place = gone.computeIfAbsent(
                new LetIn.Presence(edition.code(), person.id()),
                any -> new Attendances.Gone(new LetIn(edition, person), new LinkedHashSet<>()));
        List<Integer> taken = (session == null
                        ? IntStream.rangeClosed(1, edition.sessions()).boxed()
                        : IntStream.of(session).boxed())
                .filter(person.attended()::contains)
                .filter(place.sessions()::add)
                .toList();
        return taken.isEmpty() ? new NothingRecorded() : new Taken(taken);
    }

    private @Nullable PersonFacts person(ReadRow row, List<Fault> faults) {
        PersonFacts person = row.number()
                .map(number -> people.get(new AttendanceJudge.Asked(row.edition(), number)))
                .orElse(null);
        if (person == null) {
            faults.add(Fault.at("/number", row.number().isEmpty() ? "malformed-number" : "unknown-number"));
        }
        return person;
    }

    private @Nullable EditionFacts edition(ReadRow row, List<Fault> faults) {
        EditionFacts edition = editions.get(row.edition());
        if (edition == null || !edition.isOf(reporter)) {
            faults.add(Fault.at("/edition", edition == null ? "unknown-edition" : "not-your-edition"));
            return null;
        }
        return edition;
    }

    List<Attendances.Gone> gone() {
        return gone.values().stream().filter(one -> !one.sessions().isEmpty()).toList();
    }

    /** What may have been credited by it: every part of every accreditation in which a voided session had a share. */
    List<AttendanceVoided.Voided> voided(Map<EditionCode, List<EditionFacts.Grant>> ever) {
        List<AttendanceVoided.Voided> voided = new ArrayList<>();
        for (Attendances.Gone one : gone()) {
            EditionFacts edition = one.of().edition();
            for (EditionFacts.Grant grant : ever.getOrDefault(edition.code(), List.of())) {
                Part.of(grant.partial(), grant.modules(), edition.sessions()).stream()
                        .filter(part -> part.sessions().stream().anyMatch(one.sessions()::contains))
                        .forEach(part -> voided.add(new AttendanceVoided.Voided(
                                one.of().registrant(),
                                grant.register(),
                                edition.code(),
                                Attended.key(
                                        edition.code(),
                                        grant.category(),
                                        part.number(),
                                        one.of().time(part.sessions())))));
            }
        }
        return voided;
    }
}
