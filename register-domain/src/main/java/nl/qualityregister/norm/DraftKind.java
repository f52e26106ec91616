package nl.qualityregister.norm;

/** What a draft is to become. */
public enum DraftKind {
    NORM_SET,
    REGISTER
}
