package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.Set;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A decision that somebody can object to.
 *
 * @param subject {@code application:<id>}, {@code decision:<id>}, {@code evidence:<id>}, {@code accreditation:<id>}
 * @param until the last day on which that is in time
 * @param involved whoever judged or decided
 */
record Contested(
        String subject,
        @Nullable RegistrantId registrant,
        RegisterId register,
        Set<OccupationCode> occupations,
        LocalDate until,
        Set<Actor> involved) {}
