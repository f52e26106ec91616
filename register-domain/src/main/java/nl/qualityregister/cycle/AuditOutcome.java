package nl.qualityregister.cycle;

/** What the closer look at a drawn cycle came to; open until somebody has looked. */
public enum AuditOutcome {
    OPEN,
    PASSED,
    FAILED
}
