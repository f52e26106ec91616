package nl.qualityregister.api.problem;

import nl.qualityregister.house.Refusal;

/** The version named in {@code If-Match} is not the one that stands. */
public final class PreconditionFailed extends Refusal {
    private static final long serialVersionUID = 1L;
}
