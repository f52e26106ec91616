package nl.qualityregister.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * That somebody leaves, or has left.
 *
 * @param register absent for a death, which ends all registrations
 * @param occupations that end; of a death those that ended by it, once it is confirmed
 * @param lastDay of the registration, inclusive; of a death the day of death
 * @param reporter of a death: what the one who reports it is to the person
 * @param undoUntil the last day on which the person can come back on it; absent for a death
 */
public record Departure(
        DepartureId id,
        RegistrantId registrant,
        @Nullable RegisterId register,
        Set<OccupationCode> occupations,
        DepartureKind kind,
        DepartureState state,
        LocalDate lastDay,
        @Nullable String reason,
        @Nullable String reporter,
        List<FileId> files,
        Actor reportedBy,
        Instant reportedAt,
        @Nullable LocalDate undoUntil,
        @Nullable String decision) {
    public Departure {
        occupations = Set.copyOf(occupations);
        files = List.copyOf(files);
    }
}
