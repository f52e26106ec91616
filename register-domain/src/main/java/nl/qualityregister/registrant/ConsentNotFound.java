package nl.qualityregister.registrant;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class ConsentNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    ConsentNotFound(ConsentId id) {
        super(Map.of("id", id.toString()));
    }
}
