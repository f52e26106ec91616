package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.norm.RegisterId;

/** The account has an application for the register that waits for a decision. */
public final class ApplicationPending extends Refusal {
    private static final long serialVersionUID = 1L;

    ApplicationPending(RegisterId register) {
        super(Map.of("register", register.value()));
    }
}
