package nl.qualityregister.notification;

/** Why nothing is sent to a webhook: somebody asked for it, it did not answer for days, or it answered that it is gone (410). */
public enum PauseReason {
    ASKED,
    NO_ANSWER,
    GONE
}
