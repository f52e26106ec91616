package nl.qualityregister.privacy;

import java.time.Instant;
import java.util.List;

/**
 * One line of the log of processing in the shape of the Dutch standard Logboek Dataverwerkingen.
 *
 * @param id of the row of the trail; lines are in its order
 * @param traceId 32 hexadecimal digits, the same for all that was done in one call
 * @param operationId 16 hexadecimal digits
 * @param refused whether it was tried and refused
 * @param name the act
 * @param subjects of whom data were processed, each as a keyed hash of the registration number: the same person has the same one in every
 *     line, and nobody reads a number from it who has not the key
 */
public record Processing(
        long id,
        String traceId,
        String operationId,
        boolean refused,
        String name,
        Instant at,
        ProcessingActivity activity,
        List<String> subjects) {
    public Processing {
        subjects = List.copyOf(subjects);
    }
}
