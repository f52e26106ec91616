package nl.qualityregister.norm;

/**
 * One step from what a rule normally requires to what it requires of this registrant.
 *
 * @param id names the step in the norm set, which holds its reason in both languages
 */
public record Adjustment(String id, Hundredths from, Hundredths to) {}
