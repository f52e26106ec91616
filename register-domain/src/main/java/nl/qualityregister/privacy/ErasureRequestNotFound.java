package nl.qualityregister.privacy;

import nl.qualityregister.house.Refusal;

/** There is no such request, or it is not the reader's. */
public final class ErasureRequestNotFound extends Refusal {
    private static final long serialVersionUID = 1L;
}
