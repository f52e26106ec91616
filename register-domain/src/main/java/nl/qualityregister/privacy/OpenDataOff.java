package nl.qualityregister.privacy;

import java.util.Map;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.norm.RegisterId;

/** The register does not publish open data, which is how every register begins. */
public final class OpenDataOff extends Refusal {
    private static final long serialVersionUID = 1L;

    OpenDataOff(RegisterId register) {
        super(Map.of("register", register.value()));
    }
}
