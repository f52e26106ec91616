package nl.qualityregister.registrant;

import nl.qualityregister.house.Refusal;

/** Somebody else saved it since it was read. */
public final class ContactChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;
}
