package nl.qualityregister.api.problem;

import nl.qualityregister.house.Refusal;

/** What is edited must be named with its version in {@code If-Match}, so that nobody overwrites what he has not seen. */
public final class PreconditionRequired extends Refusal {
    private static final long serialVersionUID = 1L;
}
