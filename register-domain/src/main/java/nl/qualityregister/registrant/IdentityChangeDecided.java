package nl.qualityregister.registrant;

import nl.qualityregister.house.Refusal;

/** It was applied or refused before. */
public final class IdentityChangeDecided extends Refusal {
    private static final long serialVersionUID = 1L;
}
