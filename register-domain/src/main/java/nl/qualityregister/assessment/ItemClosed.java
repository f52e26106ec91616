package nl.qualityregister.assessment;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class ItemClosed extends Refusal {
    private static final long serialVersionUID = 1L;

    ItemClosed(ItemId id, ItemState state) {
        super(Map.of("id", id.toString(), "state", state.name().toLowerCase(Locale.ROOT)));
    }
}
