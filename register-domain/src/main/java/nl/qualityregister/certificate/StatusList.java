package nl.qualityregister.certificate;

import static nl.qualityregister.certificate.JsonText.field;
import static nl.qualityregister.certificate.JsonText.member;
import static nl.qualityregister.certificate.JsonText.object;
import static nl.qualityregister.certificate.JsonText.strings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.GZIPOutputStream;

/** A Bitstring Status List (W3C) as a credential of its own: a bit for each certificate that must no longer be relied on. */
final class StatusList {
    /** How long who checks may keep a copy. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private StatusList() {}

    static String address(String base, int list) {
        return base + "/v1/status-lists/" + list;
    }

    /** What the key signs. */
    static String toBeSigned(String issuer, String base, int list, Collection<Integer> set, Instant now, String key) {
        Instant from = now.truncatedTo(ChronoUnit.SECONDS);
        Instant until = from.plus(KEPT);
        String id = address(base, list);
        String claims = object(
                member("@context", strings("https://www.w3.org/ns/credentials/v2")),
                field("id", id),
                member("type", strings("VerifiableCredential", "BitstringStatusListCredential")),
                field("issuer", issuer),
                field("validFrom", from.toString()),
                field("validUntil", until.toString()),
                member(
                        "credentialSubject",
                        object(
                                field("id", id + "#list"),
                                field("type", "BitstringStatusList"),
                                field("statusPurpose", "revocation"),
                                field("encodedList", "u" + base64(zipped(bits(set)))),
                                member("ttl", Long.toString(KEPT.toMillis())))),
                field("iss", issuer),
                field("jti", id),
                member("iat", Long.toString(from.getEpochSecond())),
                member("exp", Long.toString(until.getEpochSecond())));
        String header = object(field("alg", "ES256"), field("kid", issuer + "#" + key), field("typ", "vc+jwt"));
        return base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
    }

    /** The first place is the leftmost bit. */
    private static byte[] bits(Collection<Integer> set) {
        byte[] bits = new byte[StatusPlaces.BITS / 8];
        for (int index : set) {
            bits[index / 8] |= (byte) (0x80 >>> index % 8);
        }
        return bits;
    }

    private static byte[] zipped(byte[] bits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
