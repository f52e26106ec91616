package nl.qualityregister.course;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.qualityregister.registrant.RegistrantId;

/** What the rows of a chunk add for one registrant in one edition. */
final class LetIn {
    /** Whom attendance of which edition is about. */
    record Presence(EditionCode edition, RegistrantId registrant) {}

    private final EditionFacts edition;
    private final PersonFacts person;
    private final Set<Integer> sessions = new HashSet<>();

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
        return sessions;
    }

    Set<Integer> missing(Set<Integer> asked) {
        Set<Integer> missing = new HashSet<>(asked);
        missing.removeAll(person.attended());
        missing.removeAll(sessions);
        return missing;
    }

    void add(Set<Integer> asked) {
        sessions.addAll(missing(asked));
    }

    boolean newcomer() {
        return person.attended().isEmpty() && sessions.isEmpty();
    }

    boolean completes() {
        return !sessions.isEmpty() && person.attended().size() + sessions.size() == edition.sessions();
    }

    boolean countsSomewhere() {
        return edition.grants().stream().anyMatch(this::counts);
    }

    private boolean counts(EditionFacts.Grant grant) {
        return person.registers().contains(grant.register());
    }

    /** Once per accreditation that counts for the registrant. */
    List<Attended> attended() {
        return edition.grants().stream()
                .filter(this::counts)
                .map(grant -> new Attended(
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
                        grant.points(),
                        edition.hours()))
                .toList();
    }
}
