package nl.qualityregister.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and answered, as given.
 *
 * @param knownAt the state of knowledge answered from; when none was asked, the moment of the last entry then, so that the same question
 *     as known at that moment has the same answer for ever
 * @param logSize how many entries the log held then: the answer stands under every checkpoint of that size; absent on receipts of before
 *     there was a log
 * @param results each answer as JSON in canonical form (RFC 8785), exactly as sent; all days inclusive, what is absent left out. Where the
 *     person was erased since, {@code {"erased": hash, "number": "", "result": "erased"}}: the hash of what stood there, in base64url
 * @param salts one for each result, in base64url; empty where the result was erased
 * @param signature a compact JWS (ES256) whose payload is {@code {answeredAt, count, hash: "sha-256", id, items, knownAt, logSize,
 *     validOn}}; {@code items} is the hash, in base64url, of the hashes of all results one after the other; the hash of a result is that of
 *     the bytes of its salt followed by the result in canonical form
 */
public record Receipt(
        ReceiptId id,
        LocalDate validOn,
        Instant knownAt,
        Instant answeredAt,
        @Nullable Long logSize,
        List<String> results,
        List<String> salts,
        String signature) {
    public Receipt {
        results = List.copyOf(results);
        salts = List.copyOf(salts);
    }

    /** All but what proves it, as JSON in canonical form. */
    public String body() {
        StringBuilder json = new StringBuilder(results.size() * 256 + 256).append(head());
        json.setLength(json.length() - 1);
        json.append(",\"results\":[");
        for (int i = 0; i < results.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            json.append(results.get(i));
        }
        return json.append("],\"validOn\":\"").append(validOn).append("\"}").toString();
    }

    /** What stands above the results; the day is told after them, as the order of names has it. */
    private String head() {
        return "{\"answeredAt\":\"" + answeredAt + "\",\"id\":\"" + id + "\",\"knownAt\":\"" + knownAt + '"'
                + (logSize == null ? "" : ",\"logSize\":" + logSize) + "}";
    }
}
