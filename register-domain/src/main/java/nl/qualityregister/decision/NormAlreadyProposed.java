package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.norm.DraftId;

/** This revision of the draft waits for a confirmation already. */
public final class NormAlreadyProposed extends Refusal {
    private static final long serialVersionUID = 1L;

    NormAlreadyProposed(DraftId draft) {
        super(Map.of("id", draft.toString()));
    }
}
