package nl.qualityregister.registrant;

import nl.qualityregister.house.Refusal;

/** Whoever asked for it, or approved it before, does not approve it (again). */
public final class FourEyes extends Refusal {
    private static final long serialVersionUID = 1L;
}
