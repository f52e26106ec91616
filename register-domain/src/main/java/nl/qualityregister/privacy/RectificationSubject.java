package nl.qualityregister.privacy;

/** What somebody says is wrong; names, birth dates, contact and attendance have ways of their own. */
public enum RectificationSubject {
    ROLL,
    POINTS,
    DECISION,
    OTHER
}
