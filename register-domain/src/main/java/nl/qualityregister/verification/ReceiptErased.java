package nl.qualityregister.verification;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** There was such a receipt; everybody in it was erased. */
public final class ReceiptErased extends Refusal {
    private static final long serialVersionUID = 1L;

    public ReceiptErased(ReceiptId id) {
        super(Map.of("id", id.toString()));
    }
}
