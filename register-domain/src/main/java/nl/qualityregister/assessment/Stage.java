package nl.qualityregister.assessment;

/** Who is to judge next: the first, a second who does not see what the first found, or a third who sees both when they differ. */
public enum Stage {
    FIRST,
    SECOND,
    MODERATION
}
