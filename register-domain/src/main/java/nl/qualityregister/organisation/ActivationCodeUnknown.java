package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Nobody was sent this code, or it was used, or its term is over: which of these is not told. */
public final class ActivationCodeUnknown extends Refusal {
    private static final long serialVersionUID = 1L;

    ActivationCodeUnknown() {
        super(Map.of());
    }
}
