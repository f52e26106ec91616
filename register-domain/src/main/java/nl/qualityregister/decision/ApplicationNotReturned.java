package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Only what was asked back is handed in again: the desk looks at what it has, or it was decided. */
public final class ApplicationNotReturned extends Refusal {
    private static final long serialVersionUID = 1L;

    ApplicationNotReturned(Application application) {
        super(Map.of(
                "id", application.id().toString(), "state", application.state().name()));
    }
}
