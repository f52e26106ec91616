package nl.qualityregister.verification;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.qualityregister.house.CanonicalJson;

/** What stands above the answers of one call. */
record ReceiptHead(ReceiptId id, AsOf asOf, Instant answeredAt, long logSize) {
    /** What is signed: see {@link Receipt}. */
    String payload(int count, String items) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("id", id.toString());
        payload.put("validOn", asOf.validOn().toString());
        payload.put("knownAt", asOf.knownAt().toString());
        payload.put("answeredAt", answeredAt.toString());
        payload.put("logSize", logSize);
        payload.put("hash", "sha-256");
        payload.put("count", count);
        payload.put("items", items);
        return CanonicalJson.of(payload);
    }

    Receipt receipt(List<String> results, List<String> salts, String signature) {
        return new Receipt(id, asOf.validOn(), asOf.knownAt(), answeredAt, logSize, results, salts, signature);
    }
}
