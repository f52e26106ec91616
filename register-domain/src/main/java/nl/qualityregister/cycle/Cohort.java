package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.Set;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;

/**
 * Some of a register's running cycles.
 *
 * @param norm only those judged by it; absent for all
 * @param occupations only those in which one of these is judged; empty for all
 * @param renewalsFrom only those after so many renewals or more
 * @param renewalsTo only those after so many renewals or fewer
 * @param endsFrom only those that end on this day or later
 * @param endsUntil only those that end on this day or earlier
 */
public record Cohort(
        RegisterId register,
        @Nullable NormVersion norm,
        Set<OccupationCode> occupations,
        int renewalsFrom,
        @Nullable Integer renewalsTo,
        @Nullable LocalDate endsFrom,
        @Nullable LocalDate endsUntil) {
    public Cohort {
        occupations = Set.copyOf(occupations);
    }

    public static Cohort all(RegisterId register) {
        return new Cohort(register, null, Set.of(), 0, null, null, null);
    }
}
