package nl.qualityregister.trail;

import java.time.Instant;

/** A footprint as the trail keeps it. */
public record KeptFootprint(long id, Instant occurredAt, Footprint footprint) {}
