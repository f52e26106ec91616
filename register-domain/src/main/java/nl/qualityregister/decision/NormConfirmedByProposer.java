package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.norm.DraftId;

/** A norm is adopted by two people. */
public final class NormConfirmedByProposer extends Refusal {
    private static final long serialVersionUID = 1L;

    NormConfirmedByProposer(DraftId draft) {
        super(Map.of("id", draft.toString()));
    }
}
