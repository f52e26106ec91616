package nl.qualityregister.course;

import java.util.Set;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;

/**
 * A registrant beside one edition.
 *
 * @param registers those that had him or her on the edition's last day
 * @param attended the sessions already recorded
 */
record PersonFacts(RegistrantId id, Set<RegisterId> registers, Set<Integer> attended) {
    PersonFacts {
        registers = Set.copyOf(registers);
        attended = Set.copyOf(attended);
    }
}
