package nl.qualityregister.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/** What the rows of a chunk add for one registrant in one edition. */
final class LetIn {
    /** Whom attendance of which edition is about. */
    record Presence(EditionCode edition, RegistrantId registrant) {}

    private final EditionFacts edition;
    private final PersonFacts person;
    private final Map<Integer, Integer> sessions = new TreeMap<>();

    LetIn(EditionFacts edition, PersonFacts person) {
        this.edition = edition;
        this.person = person;
    }

    EditionFacts edition() {
        return edition;
    }

    RegistrantId registrant() {
        return person.id();
    }

    /** Those not yet recorded when the chunk began. */
    Set<Integer> sessions() {
        return sessions.keySet();
    }

    Set<Integer> missing(Set<Integer> asked) {
        Set<Integer> missing = new HashSet<>(asked);
        missing.removeAll(person.attended());
        missing.removeAll(sessions.keySet());
        return missing;
    }

    /** @param row the place of the row that says so */
    void add(Set<Integer> asked, int row) {
        missing(asked).forEach(session -> sessions.put(session, row));
    }

    /** The first row of the chunk that added one of the sessions. */
    @Nullable
    Integer rowOf(Set<Integer> some) {
        return sessions.entrySet().stream()
                .filter(added -> some.contains(added.getKey()))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    boolean newcomer() {
        return person.attended().isEmpty() && sessions.isEmpty();
    }

    /** In a register that has decided, or in one that has yet to. */
    boolean countsSomewhere() {
        return countsNow() || edition.pending().stream().anyMatch(person.registers()::contains);
    }

    boolean countsNow() {
        return edition.grants().stream().anyMatch(this::counts);
    }

    private boolean counts(EditionFacts.Grant grant) {
        return person.registers().contains(grant.register());
    }

    /** What is complete now and was not before, once per accreditation that counts for the registrant. */
    List<Attended> attended() {
        return attended(sessions.keySet());
    }

    /** What it would be if all sessions were attended. */
    List<Attended> whole() {
        add(IntStream.rangeClosed(1, edition.sessions()).boxed().collect(Collectors.toSet()), 0);
        return attended();
    }

    /** What is complete of that in which any of the sessions has a part. */
    List<Attended> attended(Set<Integer> touched) {
        List<Attended> attended = new ArrayList<>();
        for (EditionFacts.Grant grant : edition.grants()) {
            if (counts(grant)) {
                Part.of(grant.partial(), grant.modules(), edition.sessions()).stream()
                        .filter(part -> part.sessions().stream().anyMatch(touched::contains))
                        .filter(part -> part.sessions().stream().allMatch(this::has))
                        .forEach(part -> attended.add(attended(grant, part)));
            }
        }
        return attended;
    }

    private boolean has(Integer session) {
        return person.attended().contains(session) || sessions.containsKey(session);
    }

    private Attended attended(EditionFacts.Grant grant, Part part) {
        return new Attended(
                person.id(),
                grant.register(),
                edition.code(),
                edition.course(),
                edition.title(),
                edition.endsOn(),
                grant.category(),
                edition.type(),
                edition.topic(),
                edition.knowledgeSource(),
                edition.delivery(),
                part.share(grant.points()),
                part.share(edition.hours()),
                part.number(),
                person.time(part.sessions()),
                grant.first() && part.number() <= 1);
    }

    int time(Set<Integer> some) {
        return person.time(some);
    }

    /** Which time each session is recorded now. */
    int attempt(Integer session) {
        return time(Set.of(session));
    }
}
