package nl.qualityregister.verification;

import java.util.Optional;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Standing;
import org.jspecify.annotations.Nullable;

/** One item: a number as written, narrowed to a register or an occupation if asked. */
public record Question(
        String number,
        @Nullable RegisterId register,
        @Nullable OccupationCode occupation) {

    Optional<RegistrationNumber> read() {
        return RegistrationNumber.read(number);
    }

    boolean concerns(Standing standing) {
        return (register == null || register.equals(standing.registration().register()))
                && (occupation == null
                        || occupation.equals(standing.registration().occupation()));
    }
}
