package nl.qualityregister.privacy;

import nl.qualityregister.house.Refusal;

/** An earlier request of the person is still open. */
public final class ErasureRequestPending extends Refusal {
    private static final long serialVersionUID = 1L;
}
