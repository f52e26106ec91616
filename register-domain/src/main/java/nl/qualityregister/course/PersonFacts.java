package nl.qualityregister.course;

import java.util.List;
import java.util.Set;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;

/**
 * A registrant beside one edition.
 *
 * @param registers those that had him or her on the edition's last day
 * @param attended the sessions already recorded, and not voided
 * @param voided the sessions that were voided, once for each time
 */
record PersonFacts(RegistrantId id, Set<RegisterId> registers, Set<Integer> attended, List<Integer> voided) {
    PersonFacts {
        registers = Set.copyOf(registers);
        attended = Set.copyOf(attended);
        voided = List.copyOf(voided);
    }

    /** How often what the sessions are worth has come to stand, if it comes to stand now: a voided attendance credits anew. */
    int time(Set<Integer> sessions) {
        return 1 + (int) voided.stream().filter(sessions::contains).count();
    }
}
