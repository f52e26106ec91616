package nl.qualityregister.notification;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import nl.qualityregister.house.Sha256;

/**
 * A POST signed as an HTTP message (RFC 9421, {@code ecdsa-p256-sha256}) over its method, target, content type and the digest of its
 * content (RFC 9530). The signature is called {@code register} and holds for five minutes.
 *
 * @param contentDigest the header Content-Digest
 * @param input the header Signature-Input
 * @param signature the header Signature
 */
record MessageSignature(String contentDigest, String input, String signature) {
    private static final Duration HOLDS = Duration.ofMinutes(5);

    static MessageSignature of(
            URI target, String contentType, byte[] content, String keyId, PrivateKey key, Instant moment) {
        String digest = "sha-256=:" + base64(Sha256.of(content)) + ":";
        String parameters = "(\"@method\" \"@target-uri\" \"content-type\" \"content-digest\")"
                + ";created=" + moment.getEpochSecond()
                + ";expires=" + moment.plus(HOLDS).getEpochSecond()
                + ";keyid=\"" + keyId + "\";alg=\"ecdsa-p256-sha256\"";
        String signed = "\"@method\": POST\n"
                + "\"@target-uri\": " + target + "\n"
                + "\"content-type\": " + contentType + "\n"
                + "\"content-digest\": " + digest + "\n"
                + "\"@signature-params\": " + parameters;
        return new MessageSignature(
                digest, "register=" + parameters, "register=:" + base64(signature(signed, key)) + ":");
    }

    private static byte[] signature(String base, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(base.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the webhook key cannot sign", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
