package nl.qualityregister.decision;

import nl.qualityregister.house.Refusal;

/** Who asked for it, judged it before or decided on it before, does not decide on it now. */
public final class OwnCase extends Refusal {
    private static final long serialVersionUID = 1L;
}
