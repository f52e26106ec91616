package nl.qualityregister.api.problem;

import java.util.Locale;

/** The problems that belong to no room; their texts are in {@code schemas/problems/house.json}. */
public enum GeneralProblem {
    INPUT_REFUSED,
    REQUEST_MALFORMED,
    REQUEST_TOO_SLOW,
    SIGN_IN_REQUIRED,
    TOKEN_REFUSED,
    ACCOUNT_UNKNOWN,
    NOT_ALLOWED,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    MEDIA_TYPE_NOT_SUPPORTED,
    CONTENT_TOO_LARGE,
    PRECONDITION_REQUIRED,
    TOO_MANY_REQUESTS,
    PRECONDITION_FAILED,
    CHANGED_MEANWHILE,
    IDEMPOTENCY_KEY_REUSED,
    SAME_REQUEST_UNDER_WAY,
    REGISTER_UNAVAILABLE,
    INTERNAL_ERROR;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
