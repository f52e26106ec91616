package nl.qualityregister.cycle;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A cycle that could not be judged and waits for the next try.
 *
 * @param reason the fault in one line, without personal data
 * @param tries how often it was tried
 */
public record Unjudged(CycleId cycle, LocalDate businessDay, String reason, int tries, Instant triedAt) {}
