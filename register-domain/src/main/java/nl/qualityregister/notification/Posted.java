package nl.qualityregister.notification;

/**
 * A letter as it is mailed and as it is posted.
 *
 * @param name of the file
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that nobody compares
record Posted(String name, Letter letter, byte[] pdf) {}
