package nl.qualityregister.evidence;

/** {@code ASKED} may be past its term: then no link leads to it any more until it is asked again. */
public enum ConfirmationState {
    ASKED,
    CONFIRMED,
    DECLINED,
    WITHDRAWN
}
