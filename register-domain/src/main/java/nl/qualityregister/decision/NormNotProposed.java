package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.norm.DraftId;

/** Nobody proposed the draft as it now stands, so there is nothing to confirm. */
public final class NormNotProposed extends Refusal {
    private static final long serialVersionUID = 1L;

    NormNotProposed(DraftId draft) {
        super(Map.of("id", draft.toString()));
    }
}
