package nl.qualityregister.decision;

/** Why cycles are extended: as the norm allows, so many times; or because of what nobody could help, or of a mistake of ours. */
public enum ExtensionGround {
    BY_NORM,
    FORCE_MAJEURE,
    OUR_ERROR
}
