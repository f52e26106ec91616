package nl.qualityregister.assessment;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class ItemNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    ItemNotFound(ItemId id) {
        super(Map.of("id", id.toString()));
    }
}
