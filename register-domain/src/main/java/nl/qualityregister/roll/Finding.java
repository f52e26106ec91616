package nl.qualityregister.roll;

/**
 * What the audit found.
 *
 * @param index of the log at which it begins
 * @param code what, in kebab-case
 * @param about what of it people should look at: ids, never names
 */
public record Finding(long index, String code, String about) {}
