package nl.qualityregister.verification;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of those whom an employer wants to watch.
 *
 * @param number as written
 * @param ground {@code consent} or {@code employment}, as written
 * @param since the first day of the employment
 * @param reference where the employment is written down: the number of the contract or of the staff file
 * @param staffId the employer's own name for the person
 * @param birthDate held against the person's, where given
 */
public record Enrolment(
        String number,
        String ground,
        @Nullable LocalDate since,
        @Nullable String reference,
        @Nullable String staffId,
        @Nullable LocalDate birthDate) {}
