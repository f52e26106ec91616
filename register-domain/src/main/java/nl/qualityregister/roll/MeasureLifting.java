package nl.qualityregister.roll;

import java.time.LocalDate;
import nl.qualityregister.trail.Actor;

/** @param on the first day on which the measure no longer holds, after its first and before its end */
public record MeasureLifting(MeasureId measure, LocalDate on, Actor actor, String basis) {}
