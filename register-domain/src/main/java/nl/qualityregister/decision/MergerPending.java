package nl.qualityregister.decision;

import nl.qualityregister.house.Refusal;

/** A merger of this number is proposed or in effect already. */
public final class MergerPending extends Refusal {
    private static final long serialVersionUID = 1L;
}
