package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The login already has an account here; roles are given to that. */
public final class LoginTiedAlready extends Refusal {
    private static final long serialVersionUID = 1L;

    LoginTiedAlready() {
        super(Map.of());
    }
}
