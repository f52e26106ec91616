package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** There is no application with the id. */
public final class ApplicationNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    ApplicationNotFound(ApplicationId id) {
        super(Map.of("id", id.toString()));
    }
}
