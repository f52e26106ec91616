package nl.qualityregister.verification;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** There was such a list; it named somebody who was erased, or its term is over. */
public final class BatchErased extends Refusal {
    private static final long serialVersionUID = 1L;

    public BatchErased(BatchId id) {
        super(Map.of("id", id.toString()));
    }
}
