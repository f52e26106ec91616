package nl.qualityregister.decision;

public enum RenewalOutcome {
    RENEWED,
    NOT_RENEWED
}
