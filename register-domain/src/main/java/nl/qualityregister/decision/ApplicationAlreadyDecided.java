package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The application was accepted, refused or withdrawn before. */
public final class ApplicationAlreadyDecided extends Refusal {
    private static final long serialVersionUID = 1L;

    ApplicationAlreadyDecided(Application application) {
        super(Map.of(
                "id", application.id().toString(), "state", application.state().name()));
    }
}
