package nl.qualityregister.registrant;

import nl.qualityregister.house.Refusal;

/** Nobody is known here under what was asked; what was asked is not repeated. */
public final class RegistrantNotFound extends Refusal {
    private static final long serialVersionUID = 1L;
}
