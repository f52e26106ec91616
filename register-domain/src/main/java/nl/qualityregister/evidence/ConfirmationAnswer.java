package nl.qualityregister.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What the third party says.
 *
 * @param name the third party's own
 * @param role in which he or she knows it: {@code teamleider}
 * @param registrationNumber here or in another register, as it was written
 */
public record ConfirmationAnswer(
        Outcome outcome,
        String name,
        String role,
        @Nullable String registrationNumber,
        @Nullable String remark) {
    public enum Outcome {
        CONFIRMED,
        DECLINED
    }
}
