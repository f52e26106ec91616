package nl.qualityregister.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What was asked and answered, as given.
 *
 * @param knownAt the state of knowledge answered from; when none was asked, the moment of the last entry then, so that the same question
 *     as known at that moment has the same answer for ever
 * @param body the answer as JSON, exactly as sent, in canonical form (RFC 8785): {@code {answeredAt, id, knownAt, results: [{number,
 *     registrations: [{occupation, register, registeredSince, renewal, status, statusSince, statusUntil, validUntil}], result}],
 *     validOn}}; all days inclusive, what is absent left out
 * @param salts one for each result, in base64url
 * @param signature a compact JWS (ES256) whose payload is {@code {answeredAt, hash: "sha-256", id, items, knownAt, validOn}}; each item is
 *     the hash, in base64url, of the bytes of its salt followed by its result in canonical form
 */
public record Receipt(
        ReceiptId id,
        LocalDate validOn,
        Instant knownAt,
        Instant answeredAt,
        String body,
        List<String> salts,
        String signature) {
    public Receipt {
        salts = List.copyOf(salts);
    }
}
