package nl.qualityregister.jobs.seed;

import java.time.LocalDate;

/**
 * What a home is to be filled with.
 *
 * @param seed the same seed on the same day gives the same rows
 * @param day the business day around which everything is dated
 * @param duePercent of the cycles, how many are over on the day
 */
public record Seeding(long registrants, long seed, LocalDate day, int duePercent) {
    public static final long MOST = 10_000_000;

    public Seeding {
        if (registrants < 1 || registrants > MOST) {
            throw new IllegalArgumentException("from 1 to " + MOST + " registrants, not " + registrants);
        }
        if (duePercent < 0 || duePercent > 100) {
            throw new IllegalArgumentException("a percentage is from 0 to 100, not " + duePercent);
        }
    }
}
