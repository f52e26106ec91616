package nl.qualityregister.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the diploma register says of one of the qualifications of an application.
 *
 * @param place of the qualification in the application, from 0
 * @param detail why it stands so, a key of the texts in {@code schemas/problems/decision.json}: {@code diploma-not-asked-yet} …
 * @param checkedAt when the register was asked last
 */
public record DiplomaCheck(
        int place,
        DiplomaOutcome outcome,
        String detail,
        @Nullable Instant checkedAt) {}
