package nl.qualityregister.certificate;

/** Whether a link still opens something, and if not, why. */
public enum ShareLinkState {
    OPEN,
    USED_UP,
    ENDED,
    REVOKED
}
