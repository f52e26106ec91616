package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a merger would do.
 *
 * @param credits that would be credited to the survivor as well
 * @param duplicates credits of both numbers for the same thing, which stay one
 */
public record MergerPreview(
        RegistrantId loser,
        RegistrantId survivor,
        String digest,
        List<OfRegistration> registrations,
        List<OfCycle> cycles,
        int credits,
        int duplicates,
        Hundredths points) {
    public MergerPreview {
        registrations = List.copyOf(registrations);
        cycles = List.copyOf(cycles);
    }

    /**
     * Days of a registration.
     *
     * @param carried to the survivor; otherwise they end under the merged number
     * @param until the first day after them; open when nothing else is entered
     */
    public record OfRegistration(
            boolean carried,
            RegisterId register,
            OccupationCode occupation,
            Status status,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate validUntil) {}

    /**
     * @param way what happens
     * @param cycle the merged number's, or the survivor's that is joined
     * @param occupations all that are judged in it; of a joined one those that are new
     */
    public record OfCycle(Way way, CycleId cycle, RegisterId register, Set<OccupationCode> occupations, LocalDate end) {
        public OfCycle {
            occupations = Set.copyOf(occupations);
        }
    }

    public enum Way {
        /** The merged number's is closed without a verdict. */
        ENDED,
        /** The survivor goes on with it, to the same last day. */
        OPENED,
        /** The survivor has one of the same norm, in which these are judged too. */
        JOINED
    }
}
