package nl.qualityregister.assessment;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Nobody is the second pair of eyes on his or her own judgement. */
public final class ItemJudgedByYou extends Refusal {
    private static final long serialVersionUID = 1L;

    ItemJudgedByYou(ItemId id) {
        super(Map.of("id", id.toString()));
    }
}
