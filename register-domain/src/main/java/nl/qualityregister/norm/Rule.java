package nl.qualityregister.norm;

/**
 * A rule as people read it.
 *
 * @param label what it is called
 * @param question what it asks, as a question to the registrant
 * @param remedy what the registrant can do when it is not met
 * @param source where the register says so
 * @param binding false for a branch: another rule decides with it
 */
public record Rule(String id, Texts label, Texts question, Texts remedy, String source, boolean binding, Unit unit) {}
