package nl.qualityregister.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.qualityregister.support.SignedMessages;
import org.junit.jupiter.api.Test;

class MessageSignatureTest {
    private static final URI TARGET = URI.create("https://hr.example/hook?from=register");
    private static final byte[] CONTENT = "{\"specversion\":\"1.0\"}".getBytes(StandardCharsets.UTF_8);
    private static final List<String> COVERED = List.of("@method", "@target-uri", "content-type", "content-digest");

    /** Appendix B.2.4 of RFC 9421, made by its authors: the verifier of these tests takes it, and nothing changed. */
    @Test
    void theVerifierTakesTheExampleOfTheRfc() throws Exception {
        PublicKey key = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder()
                        .decode("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf"
                                + "w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==")));
        Map<String, String> response = Map.of(
                "@status", "200",
                "content-type", "application/json",
                "content-digest",
                        "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:",
                "content-length", "23",
                "signature-input",
                        "sig-b24=(\"@status\" \"content-type\" \"content-digest\" \"content-length\");created=1618884473"
                                + ";keyid=\"test-key-ecc-p256\"",
                "signature",
                        "sig-b24=:wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==:");
        String content = "{\"message\": \"good dog\"}";
        Map<String, String> longer = new HashMap<>(response);
        longer.put("content-length", "24");

        assertThat(SignedMessages.isGood(
                        new SignedMessages.Arrived(response, content), "sig-b24", List.of("@status"), id -> key))
                .isTrue();
        assertThat(SignedMessages.isGood(
                        new SignedMessages.Arrived(longer, content), "sig-b24", List.of("@status"), id -> key))
                .isFalse();
    }

    @Test
    void whatIsSignedVerifiesAndNothingOfItCanBeChanged() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();

        MessageSignature signature = MessageSignature.of(
                TARGET,
                WebhookCourier.CONTENT_TYPE,
                CONTENT,
                "a-key",
                pair.getPrivate(),
                Instant.ofEpochSecond(1_800_000_000));
        Map<String, String> headers = Map.of(
                "Content-Type", WebhookCourier.CONTENT_TYPE,
                "Content-Digest", signature.contentDigest(),
                "Signature-Input", signature.input(),
                "Signature", signature.signature());

        assertThat(good("POST", TARGET, headers, CONTENT, pair)).isTrue();
        assertThat(good("PUT", TARGET, headers, CONTENT, pair)).isFalse();
        assertThat(good("POST", URI.create("https://other.example/hook?from=register"), headers, CONTENT, pair))
                .isFalse();
        assertThat(good("POST", TARGET, headers, "{}".getBytes(StandardCharsets.UTF_8), pair))
                .isFalse();
        assertThat(good("POST", TARGET, changed(headers, "Content-Type", "text/plain"), CONTENT, pair))
                .isFalse();
        assertThat(good(
                        "POST",
                        TARGET,
                        changed(headers, "Signature-Input", signature.input().replace("1800000000", "1800000001")),
                        CONTENT,
                        pair))
                .isFalse();
        assertThat(good("POST", TARGET, headers, CONTENT, generator.generateKeyPair()))
                .isFalse();
    }

    private static boolean good(String method, URI target, Map<String, String> headers, byte[] content, KeyPair pair) {
        return SignedMessages.isGood(
                SignedMessages.Arrived.request(method, target, headers, content),
                "register",
                COVERED,
                id -> pair.getPublic());
    }

    private static Map<String, String> changed(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }
}
