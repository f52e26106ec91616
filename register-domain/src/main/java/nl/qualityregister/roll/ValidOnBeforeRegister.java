package nl.qualityregister.roll;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The day lies before the first of which the register says anything. */
public final class ValidOnBeforeRegister extends Refusal {
    private static final long serialVersionUID = 1L;

    ValidOnBeforeRegister(LocalDate validOn, LocalDate began) {
        super(Map.of("validOn", validOn.toString(), "began", began.toString()));
    }
}
