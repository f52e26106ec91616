package nl.qualityregister.verification;

public enum ResultCode {
    REGISTERED,
    NOT_REGISTERED,
    SUSPENDED,
    NOT_FOUND,
    AMBIGUOUS,
    HIDDEN
}
