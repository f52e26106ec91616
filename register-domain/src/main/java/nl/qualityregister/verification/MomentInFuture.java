package nl.qualityregister.verification;

import java.util.List;
import java.util.Map;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.Refusal;

/** What will be known later was asked now. */
public final class MomentInFuture extends Refusal {
    private static final long serialVersionUID = 1L;

    MomentInFuture(List<Fault> faults) {
        super(Map.of(), faults);
    }
}
