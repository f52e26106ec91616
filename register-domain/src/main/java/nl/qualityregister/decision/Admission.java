package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.Set;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.roll.Status;
import org.jspecify.annotations.Nullable;

/**
 * A registration taken over from an earlier system, or admitted now: the person, the entries and the running cycle at once.
 *
 * @param registeredSince the first day of registration
 * @param cycleStart the first day of the running (or last) cycle
 * @param renewal how many renewals came before the running cycle
 * @param status where the registration stands since {@code statusSince}, when no longer plainly registered
 * @param statusUntil the first day on which that status no longer holds
 */
public record Admission(
        NewRegistrant person,
        RegisterId register,
        Set<OccupationCode> occupations,
        LocalDate registeredSince,
        LocalDate cycleStart,
        int renewal,
        Status status,
        @Nullable LocalDate statusSince,
        @Nullable LocalDate statusUntil,
        String basis) {}
