package nl.qualityregister.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.Refusal;

/** The day asked about lies before the first of which the register says anything. */
public final class DayBeforeRegister extends Refusal {
    private static final long serialVersionUID = 1L;

    DayBeforeRegister(LocalDate began, List<Fault> faults) {
        super(Map.of("began", began.toString()), faults);
    }
}
