package nl.qualityregister.roll;

/** Who asks, as far as what may be shown depends on it. */
public enum Tier {
    /** Status, occupation, days, and measures that are published. */
    PUBLIC,
    /** Under contract, for those whom it may follow: of measures what the public may know. */
    EMPLOYER,
    /** The person. */
    OWN,
    /** The office and whoever audits it. */
    REGISTRAR;

    /** Whether what is not published, or was reversed is shown too, marked as such. */
    boolean seesAll() {
        return switch (this) {
            case PUBLIC, EMPLOYER -> false;
            case OWN, REGISTRAR -> true;
        };
    }
}
