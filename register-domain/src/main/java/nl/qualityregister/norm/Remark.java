package nl.qualityregister.norm;

import java.time.Instant;
import nl.qualityregister.trail.Actor;

/**
 * What somebody said of a draft. It stays as it was said.
 *
 * @param number its place in the log of the draft; the first is 1
 * @param revision of the draft that was spoken of
 * @param capacity in which somebody spoke: professional, assessor or registrar
 */
public record Remark(int number, int revision, String capacity, String text, Actor madeBy, Instant madeAt) {}
