package nl.qualityregister.api.operation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.notification.Webhooks;
import nl.qualityregister.verification.Question;
import nl.qualityregister.verification.Receipt;
import nl.qualityregister.verification.ReceiptId;
import nl.qualityregister.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an employer asks, and is given a receipt for. */
@RestController
class VerificationOperations {
    private final Verifications verifications;
    private final Webhooks webhooks;
    private final Trace trace;
    private final JsonMapper json;

    VerificationOperations(Verifications verifications, Webhooks webhooks, Trace trace, JsonMapper json) {
        this.verifications = verifications;
        this.webhooks = webhooks;
        this.trace = trace;
        this.json = json;
    }

    @PostMapping(
            path = "/v1/verifications",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
    ResponseEntity<byte[]> verify(
            @RequestBody Asked asked,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            Caller caller) {
        OffsetDateTime knownAt = asked.knownAt();
        Receipt receipt = verifications.verify(
                asked.items().stream().map(AskedItem::toQuestion).toList(),
                asked.validOn(),
                knownAt == null ? null : knownAt.toInstant(),
                caller.known());
        return ResponseEntity.created(URI.create("/v1/verifications/" + receipt.id()))
                .contentType(form(accept))
                .body(sent(receipt, form(accept)));
    }

    @GetMapping(
            path = "/v1/verifications/{verificationId}",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
    ResponseEntity<byte[]> readVerification(
            @PathVariable String verificationId,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            Caller caller) {
        Receipt receipt = verifications
                .receipt(new ReceiptId(Words.id(verificationId)), caller.known())
                .orElseThrow(NotFound::new);
        trace.of(caller, "receipt-read", "verification:" + receipt.id(), "own-receipt");
        return ResponseEntity.ok().contentType(form(accept)).body(sent(receipt, form(accept)));
    }

    /** What the caller prefers; the framework has seen to it that he takes one of the two. */
    private static MediaType form(String accept) {
        List<MediaType> taken = new ArrayList<>(MediaType.parseMediaTypes(accept));
        MimeTypeUtils.sortBySpecificity(taken);
        taken.sort(Comparator.comparing(MediaType::getQualityValue).reversed());
        return taken.stream()
                .flatMap(type -> Stream.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_NDJSON)
                        .filter(type::isCompatibleWith))
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
    }

    record Asked(@Nullable LocalDate validOn, @Nullable OffsetDateTime knownAt, List<AskedItem> items) {}

    record AskedItem(
            String registrationNumber,
            @Nullable String register,
            @Nullable String occupation,
            @Nullable LocalDate birthDate,
            @Nullable String name) {
        Question toQuestion() {
            return new Question(
                    registrationNumber,
                    register == null ? null : new RegisterId(register),
                    occupation == null ? null : new OccupationCode(occupation),
                    birthDate,
                    name);
        }
    }

    @GetMapping(path = "/v1/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> readReceiptKeys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(json.writeValueAsBytes(keySet()));
    }

    /** Those of receipts and those of webhooks in one set, told apart by their ids. */
    private JsonNode keySet() {
        ObjectNode keys = (ObjectNode) json.readTree(verifications.publicKeys());
        ArrayNode all = keys.withArray("keys");
        webhooks.publicKeys().forEach(key -> all.add(json.readTree(key)));
        return keys;
    }

    /**
     * The answer to the letter as it was signed, with what is needed to check it: as one document, or a line for the head, one for each
     * result and one for the proof.
     */
    private byte[] sent(Receipt receipt, MediaType form) {
        String proof = json.writeValueAsString(new Proof(receipt.salts(), receipt.signature()));
        if (form.equals(MediaType.APPLICATION_NDJSON)) {
            StringBuilder lines = new StringBuilder(receipt.results().size() * 256);
            lines.append(json.writeValueAsString(Head.of(receipt))).append('\n');
            receipt.results().forEach(result -> lines.append(result).append('\n'));
            return lines.append(proof).append('\n').toString().getBytes(StandardCharsets.UTF_8);
        }
        String body = receipt.body();
        return (body.substring(0, body.length() - 1) + "," + proof.substring(1)).getBytes(StandardCharsets.UTF_8);
    }

    record Head(
            UUID id,
            LocalDate validOn,
            Instant knownAt,
            Instant answeredAt,
            @Nullable Long logSize,
            int count) {
        static Head of(Receipt receipt) {
            return new Head(
                    receipt.id().value(),
                    receipt.validOn(),
                    receipt.knownAt(),
                    receipt.answeredAt(),
                    receipt.logSize(),
                    receipt.results().size());
        }
    }

    record Proof(List<String> salts, String signature) {}
}
