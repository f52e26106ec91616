package nl.qualityregister.points;

import nl.qualityregister.evidence.EvidenceId;

/**
 * Whence a fact comes; unique per register and registrant, so that nothing is credited twice.
 *
 * @param kind {@code attendance} or {@code evidence}
 * @param key {@code <edition>:<category>} or the evidence's id; a corrected fact has a key of its own, for a reversal frees none
 */
public record CreditSource(String kind, String key) {
    static final String ATTENDANCE = "attendance";
    static final String EVIDENCE = "evidence";

    static CreditSource of(EvidenceId evidence) {
        return new CreditSource(EVIDENCE, evidence.toString());
    }

    @Override
    public String toString() {
        return kind + ":" + key;
    }

    /** @param key as attendance announces it */
    public static CreditSource attended(String key) {
        return new CreditSource(ATTENDANCE, key);
    }
}
