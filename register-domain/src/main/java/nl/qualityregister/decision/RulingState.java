package nl.qualityregister.decision;

/** Of a ruling; suspended by an appeal it has no effect while the appeal runs. */
public enum RulingState {
    RECORDED,
    IN_FORCE,
    APPEALED,
    SUSPENDED,
    LIFTED,
    REVERSED,
    REFUSED
}
