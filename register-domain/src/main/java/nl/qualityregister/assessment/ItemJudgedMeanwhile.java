package nl.qualityregister.assessment;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Another judged it while this judgement was on its way; it may wait for a second person now. */
public final class ItemJudgedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    ItemJudgedMeanwhile(ItemId id) {
        super(Map.of("id", id.toString()));
    }
}
