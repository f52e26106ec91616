package nl.qualityregister.api.operation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.verification.Question;
import nl.qualityregister.verification.Receipt;
import nl.qualityregister.verification.ReceiptId;
import nl.qualityregister.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What an employer asks, and is given a receipt for. */
@RestController
class VerificationOperations {
    private final Verifications verifications;
    private final Trace trace;
    private final JsonMapper json;

    VerificationOperations(Verifications verifications, Trace trace, JsonMapper json) {
        this.verifications = verifications;
        this.trace = trace;
        this.json = json;
    }

    @PostMapping(path = "/v1/verifications", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> verify(@RequestBody Asked asked, Caller caller) {
        OffsetDateTime knownAt = asked.knownAt();
        Receipt receipt = verifications.verify(
                asked.items().stream().map(AskedItem::toQuestion).toList(),
                asked.validOn(),
                knownAt == null ? null : knownAt.toInstant(),
                caller.known());
        return ResponseEntity.created(URI.create("/v1/verifications/" + receipt.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(sent(receipt));
    }

    @GetMapping(path = "/v1/verifications/{verificationId}", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] readVerification(@PathVariable String verificationId, Caller caller) {
        Receipt receipt = verifications
                .receipt(new ReceiptId(Words.id(verificationId)), caller.known())
                .orElseThrow(NotFound::new);
        trace.of(caller, "receipt-read", "verification:" + receipt.id(), "own-receipt");
        return sent(receipt);
    }

    record Asked(@Nullable LocalDate validOn, @Nullable OffsetDateTime knownAt, List<AskedItem> items) {}

    record AskedItem(
            String registrationNumber,
            @Nullable String register,
            @Nullable String occupation) {
        Question toQuestion() {
            return new Question(
                    registrationNumber,
                    register == null ? null : new RegisterId(register),
                    occupation == null ? null : new OccupationCode(occupation));
        }
    }

    @GetMapping(path = "/v1/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> readReceiptKeys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(verifications.publicKeys().getBytes(StandardCharsets.UTF_8));
    }

    /** The answer to the letter as it was signed, with what is needed to check it. */
    private byte[] sent(Receipt receipt) {
        String proof = json.writeValueAsString(new Proof(receipt.salts(), receipt.signature()));
        String body = receipt.body();
        return (body.substring(0, body.length() - 1) + "," + proof.substring(1)).getBytes(StandardCharsets.UTF_8);
    }

    record Proof(List<String> salts, String signature) {}
}
