package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.Set;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;

/**
 * @param renewal how many renewals came before
 * @param end the last day, inclusive
 */
public record NewCycle(
        RegistrantId registrant,
        RegisterId register,
        NormVersion norm,
        Set<OccupationCode> occupations,
        int renewal,
        LocalDate start,
        LocalDate end) {
    public NewCycle {
        occupations = Set.copyOf(occupations);
    }

    /** The day, or the nearest one of the cycle: a norm is asked about a day of the cycle. */
    public LocalDate nearest(LocalDate day) {
        return day.isAfter(end) ? end : day.isBefore(start) ? start : day;
    }
}
