package nl.qualityregister.jobs.seed;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.points.NewCredit;
import nl.qualityregister.registrant.RegistrantId;

/** What people of one register do in a period. */
interface Profile {
    int CREDITS = 20;

    RegisterId register();

    Set<OccupationCode> occupations(RandomGenerator random);

    /** {@link #CREDITS} of them, by day. */
    List<NewCredit> credits(
            RegistrantId person, LocalDate start, LocalDate end, Situation situation, RandomGenerator random);

    /** Accepted evidence that is no activity. */
    List<Claim> claims(LocalDate start, LocalDate end, Situation situation, RandomGenerator random);

    /** The how manieth of the credits is on which day: spread over the period, in order. */
    static LocalDate day(LocalDate start, LocalDate end, int place, RandomGenerator random) {
        long days = end.toEpochDay() - start.toEpochDay();
        long slice = Math.max(1, days / CREDITS);
        return start.plusDays(place * slice + random.nextLong(slice));
    }
}
