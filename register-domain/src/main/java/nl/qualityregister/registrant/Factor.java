package nl.qualityregister.registrant;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of the person behind a number, to be held against what is known.
 *
 * @param name as written: {@code J. van der Berg}, {@code Berg, J. van der}, {@code van der Berg}
 */
public record Factor(
        RegistrationNumber number,
        @Nullable LocalDate birthDate,
        @Nullable String name) {}
