package nl.qualityregister.roll;

/**
 * What a look at a number finds of one registration.
 *
 * @param measured whether anything was ever imposed on the person
 */
record LookRow(Standing standing, boolean measured) {}
