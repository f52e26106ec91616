package nl.qualityregister.api.problem;

import nl.qualityregister.house.Refusal;

/** There is nothing here, or nothing that this caller may know of. */
public final class NotFound extends Refusal {
    private static final long serialVersionUID = 1L;
}
