package nl.qualityregister.verification;

import nl.qualityregister.house.Refusal;

/** The organisation watches nobody under this id. */
public final class WatchNotFound extends Refusal {
    private static final long serialVersionUID = 1L;
}
