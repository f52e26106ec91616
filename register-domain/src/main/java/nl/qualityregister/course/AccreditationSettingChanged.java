package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.norm.RegisterId;

public final class AccreditationSettingChanged extends Refusal {
    private static final long serialVersionUID = 1L;

    AccreditationSettingChanged(RegisterId register) {
        super(Map.of("register", register.value()));
    }
}
