package nl.qualityregister.course;

/**
 * How a provider reports: of accredited editions that ended in a stretch of days and were scheduled here before they did.
 *
 * @param unreported of them, of which nobody's attendance has come and the term is over
 * @param late of the recorded rows, those that came after the term
 * @param voided of the recorded rows
 * @param disputed how often a professional said that it was reported wrongly
 * @param upheld how often the provider found her right
 */
public record Reliability(
        long editions, long unreported, long recorded, long late, long voided, long disputed, long upheld) {}
