package nl.qualityregister.assessment;

import java.util.Set;

/**
 * For whom somebody judges.
 *
 * @param everyBody an assessor of the office, who belongs to no body
 * @param bodies for which he or she judges
 * @param registers those whose items these bodies judge where none is named
 * @param moderates whether he or she may judge where two differed, whatever the body: the registrar
 */
record Seat(boolean everyBody, Set<String> bodies, Set<String> registers, boolean moderates) {
    Seat {
        bodies = Set.copyOf(bodies);
        registers = Set.copyOf(registers);
    }
}
