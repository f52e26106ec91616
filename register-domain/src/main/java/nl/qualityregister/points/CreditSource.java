package nl.qualityregister.points;

/**
 * Whence a fact comes; unique per register and registrant, so that nothing is credited twice.
 *
 * @param kind {@code attendance} or {@code evidence}
 * @param key {@code <edition>:<category>} or the evidence's id; a corrected fact has a key of its own, for a reversal frees none
 */
public record CreditSource(String kind, String key) {
    @Override
    public String toString() {
        return kind + ":" + key;
    }
}
