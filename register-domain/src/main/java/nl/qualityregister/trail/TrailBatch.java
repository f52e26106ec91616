package nl.qualityregister.trail;

import java.time.Instant;

/**
 * Rows of the trail that were sealed together.
 *
 * @param first the lowest id that it may hold, {@code last} the highest; ids that were drawn and rolled back are no rows
 * @param root of the Merkle tree (RFC 6962) over its rows by id, each as JSON in canonical form
 */
@SuppressWarnings("ArrayRecordComponent") // hashes, never changed
public record TrailBatch(long first, long last, long rows, byte[] root, Instant sealedAt) {}
