package nl.qualityregister.api.operation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Somebody was about to change what he himself may do. */
final class OwnRolesUntouched extends Refusal {
    private static final long serialVersionUID = 1L;

    OwnRolesUntouched() {
        super(Map.of());
    }
}
