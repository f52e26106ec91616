package nl.qualityregister.organisation;

/** A short readable code, unique for all kinds: {@code gemeente-zilverdam}. */
public record OrganisationId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
