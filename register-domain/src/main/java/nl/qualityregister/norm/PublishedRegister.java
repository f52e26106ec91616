package nl.qualityregister.norm;

import java.time.Instant;

/**
 * A register as it stands, with the document it was read from.
 *
 * @param number which of its documents it is; the first is 1
 * @param recordedAt since when it holds
 */
public record PublishedRegister(Register register, int number, String document, String sha256, Instant recordedAt) {}
