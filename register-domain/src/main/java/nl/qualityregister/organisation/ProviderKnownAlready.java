package nl.qualityregister.organisation;

import nl.qualityregister.house.Refusal;

/** The same name at the same postcode, or the same number of the chamber of commerce. */
public final class ProviderKnownAlready extends Refusal {
    private static final long serialVersionUID = 1L;
}
