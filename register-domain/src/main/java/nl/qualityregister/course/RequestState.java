package nl.qualityregister.course;

/** RETURNED: the body asked something and waits for the answer. */
public enum RequestState {
    SUBMITTED,
    RETURNED,
    GRANTED,
    REJECTED,
    RECALLED
}
