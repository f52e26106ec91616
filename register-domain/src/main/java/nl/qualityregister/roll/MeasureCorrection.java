package nl.qualityregister.roll;

import java.time.LocalDate;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/** What the measure is, said anew as a whole; also how one is published or is no longer. */
public record MeasureCorrection(
        MeasureId measure,
        MeasureKind kind,
        boolean published,
        LocalDate from,
        @Nullable LocalDate until,
        Actor actor,
        String basis) {}
