package nl.qualityregister.decision;

import nl.qualityregister.house.Refusal;

/** No such decision stands against the one who objects. */
public final class NothingToObjectTo extends Refusal {
    private static final long serialVersionUID = 1L;
}
