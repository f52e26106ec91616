package nl.qualityregister.organisation;

/** In whom or what somebody has an interest. */
public enum InterestKind {
    PERSON,
    ORGANISATION,
    REGISTER
}
