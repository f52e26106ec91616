package nl.qualityregister.roll;

import nl.qualityregister.trail.Actor;

/** The measure should never have been: from now on it is in no public answer, whatever day or moment is asked for. */
public record MeasureReversal(MeasureId measure, Actor actor, String basis) {}
