package nl.qualityregister.privacy;

/** {@code SEEN}: approved by one, waiting for another. {@code GRANTED}: approved by both, waiting for what the law or a case asks. */
public enum ErasureState {
    REQUESTED,
    SEEN,
    GRANTED,
    REFUSED,
    WITHDRAWN,
    DONE
}
