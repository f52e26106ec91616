package nl.qualityregister.api.operation;

import nl.qualityregister.house.Refusal;

/** Whoever had the number was erased from the register by right. */
final class RegistrantErased extends Refusal {
    private static final long serialVersionUID = 1L;
}
