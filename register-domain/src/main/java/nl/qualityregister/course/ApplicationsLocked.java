package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.norm.RegisterId;

/** The register takes no new application of who is in arrears with attendance. */
public final class ApplicationsLocked extends Refusal {
    private static final long serialVersionUID = 1L;

    ApplicationsLocked(RegisterId register, int editions) {
        super(Map.of("register", register.value(), "editions", Integer.toString(editions)));
    }
}
