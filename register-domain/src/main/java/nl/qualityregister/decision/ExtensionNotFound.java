package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** There is none of that id. */
public final class ExtensionNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    ExtensionNotFound(ExtensionId id) {
        super(Map.of("id", id.toString()));
    }
}
