package nl.qualityregister.registrant;

import nl.qualityregister.house.Refusal;

/** There is no such change. */
public final class IdentityChangeNotFound extends Refusal {
    private static final long serialVersionUID = 1L;
}
