package nl.qualityregister.cycle;

import nl.qualityregister.registrant.RegistrantId;

/** A balance that is not what the ledger comes to; where there should be none, or is none, all is zero. */
public record BalanceDifference(CycleId cycle, RegistrantId registrant, Balance kept, Balance recomputed) {}
