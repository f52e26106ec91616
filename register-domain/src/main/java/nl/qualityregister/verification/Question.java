package nl.qualityregister.verification;

import java.time.LocalDate;
import java.util.Optional;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Factor;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Standing;
import org.jspecify.annotations.Nullable;

/**
 * One item: a number as written, narrowed to a register or an occupation if asked, and what else is said of the person. Where that does
 * not agree the number is not found.
 */
public record Question(
        String number,
        @Nullable RegisterId register,
        @Nullable OccupationCode occupation,
        @Nullable LocalDate birthDate,
        @Nullable String name) {

    public Question(String number, @Nullable RegisterId register, @Nullable OccupationCode occupation) {
        this(number, register, occupation, null, null);
    }

    Optional<RegistrationNumber> read() {
        return RegistrationNumber.read(number);
    }

    boolean concerns(Standing standing) {
        return (register == null || register.equals(standing.registration().register()))
                && (occupation == null
                        || occupation.equals(standing.registration().occupation()));
    }

    boolean saysMore() {
        return birthDate != null || name != null;
    }

    Factor of(RegistrationNumber person) {
        return new Factor(person, birthDate, name);
    }
}
