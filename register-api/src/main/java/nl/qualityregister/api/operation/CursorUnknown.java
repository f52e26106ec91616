package nl.qualityregister.api.operation;

import nl.qualityregister.house.Refusal;

/** The place in the feed that somebody wants to go on from was never given out by this register. */
final class CursorUnknown extends Refusal {
    private static final long serialVersionUID = 1L;
}
