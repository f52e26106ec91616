package nl.qualityregister.registrant;

import nl.qualityregister.house.Refusal;

/** Whoever had the number was erased from the register by right. */
public final class RegistrantErased extends Refusal {
    private static final long serialVersionUID = 1L;
}
