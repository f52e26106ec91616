package nl.qualityregister.course;

/** A draft is edited; what was applied for is fixed for good, and a change of substance is a new version. */
public enum VersionState {
    DRAFT,
    FIXED
}
