package nl.qualityregister.registrant;

/** What of her a professional lets everybody see beside the number. */
public enum ShownContact {
    NAME,
    EMAIL,
    EMPLOYERS
}
