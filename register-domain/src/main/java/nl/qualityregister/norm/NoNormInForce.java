package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class NoNormInForce extends Refusal {
    private static final long serialVersionUID = 1L;

    NoNormInForce(RegisterId register, OccupationCode occupation, LocalDate periodStart) {
        super(Map.of(
                "register", register.value(),
                "occupation", occupation.value(),
                "periodStart", periodStart.toString()));
    }
}
