package nl.qualityregister.cycle;

/**
 * Cycles by id: those after the one, up to and including the other.
 *
 * @param after exclusive
 * @param until inclusive
 */
public record CycleSpan(long after, long until) {
    public static final CycleSpan ALL = new CycleSpan(0, Long.MAX_VALUE);
}
