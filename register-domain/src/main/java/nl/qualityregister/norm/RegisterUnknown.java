package nl.qualityregister.norm;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class RegisterUnknown extends Refusal {
    private static final long serialVersionUID = 1L;

    RegisterUnknown(RegisterId register) {
        super(Map.of("register", register.value()));
    }
}
