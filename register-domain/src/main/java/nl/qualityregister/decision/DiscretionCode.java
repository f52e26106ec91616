package nl.qualityregister.decision;

/** On what ground an exception is made; the words beside it say what happened. */
public enum DiscretionCode {
    ILLNESS,
    CARE,
    BEREAVEMENT,
    FORCE_MAJEURE,
    EQUIVALENT,
    OUR_ERROR,
    OTHER
}
