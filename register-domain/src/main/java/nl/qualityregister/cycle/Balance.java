package nl.qualityregister.cycle;

import nl.qualityregister.norm.Hundredths;

/**
 * What the ledger comes to in one category of one cycle: credits less counter-entries, of facts completed in the cycle. What a norm makes
 * of them is in its verdict.
 *
 * @param entries how many credits stand
 */
public record Balance(String category, Hundredths points, Hundredths hours, long entries) {}
