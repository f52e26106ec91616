package nl.qualityregister.assessment;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class ItemClaimedByAnother extends Refusal {
    private static final long serialVersionUID = 1L;

    ItemClaimedByAnother(ItemId id) {
        super(Map.of("id", id.toString()));
    }
}
