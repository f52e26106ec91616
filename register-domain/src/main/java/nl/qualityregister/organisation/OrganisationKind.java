package nl.qualityregister.organisation;

public enum OrganisationKind {
    EMPLOYER,
    PROVIDER,
    ACCREDITING_BODY,
    OFFICE
}
