package nl.qualityregister.roll;

import java.time.LocalDate;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A measure to be imposed.
 *
 * @param published whether the public may know of it; a suspension and a strike-off must be
 * @param from the first day on which it holds
 * @param until the first day on which it no longer holds; open when it has no term
 * @param basis {@code decision:<id>}; with the registration and the kind it is what makes it the same measure when it is imposed again
 */
public record NewMeasure(
        Registration registration,
        MeasureKind kind,
        boolean published,
        LocalDate from,
        @Nullable LocalDate until,
        Actor actor,
        String basis,
        @Nullable NormVersion norm) {}
