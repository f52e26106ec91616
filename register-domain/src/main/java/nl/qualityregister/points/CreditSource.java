package nl.qualityregister.points;

/**
 * Whence a fact comes; unique per register and registrant, so that nothing is credited twice.
 *
 * @param kind {@code attendance} or {@code evidence}
 * @param key {@code <edition>:<category>} or the evidence's id
 */
public record CreditSource(String kind, String key) {}
