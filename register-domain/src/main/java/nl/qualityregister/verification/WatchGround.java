package nl.qualityregister.verification;

/** Why an employer may watch somebody. */
public enum WatchGround {
    /** The person let this employer see the status; it ends with the consent. */
    CONSENT,
    /** The person works there; the employer says since when and where that is written down. */
    EMPLOYMENT
}
