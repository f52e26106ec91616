package nl.qualityregister.verification;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What was asked and answered, as given.
 *
 * @param body the answer as JSON, exactly as sent
 * @param signature a compact JWS over a salted hash per item
 */
public record Receipt(
        ReceiptId id, LocalDate validOn, Instant knownAt, Instant answeredAt, String body, String signature) {}
