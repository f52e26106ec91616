package nl.qualityregister.roll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.CanonicalJson;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a leaf of the log. The log's entry is a commitment of 32 bytes, SHA-256 over a salt of 32 bytes and the content; its leaf
 * hash is SHA-256 over a zero byte and the commitment (RFC 6962, 2.1). Salt and content can be erased, and the commitment still proves
 * that something unchanged stands in that place.
 *
 * <p>The content is JSON in canonical form (RFC 8785) with the members {@code format} (1), {@code number}, {@code register},
 * {@code occupation}, {@code kind}, {@code status}, {@code trueFrom}, {@code trueUntil}, {@code validUntil} (the last two where
 * they are), {@code recordedAt} (UTC with six decimals), {@code actor} and {@code basis}. Format 2 adds what there is of {@code norm}
 * ({@code krsd-demo/2022}) and {@code measure} ({@code id}, {@code kind}, {@code published}). Another set of members is another format.
 */
final class Leaf {
    static final int SALT_LENGTH = 32;

    static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final byte[] salt;
    private final byte[] commitment;

    private Leaf(byte[] salt, byte[] commitment) {
        this.salt = salt;
        this.commitment = commitment;
    }

    static Leaf of(NewEntry entry, RegistrationNumber number, Instant recordedAt, SecureRandom chance) {
        byte[] salt = new byte[SALT_LENGTH];
        chance.nextBytes(salt);
        return new Leaf(salt, commitment(salt, content(entry, number, recordedAt)));
    }

    byte[] salt() {
        return salt;
    }

    byte[] commitment() {
        return commitment;
    }

    static String content(NewEntry entry, RegistrationNumber number, Instant recordedAt) {
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("format", entry.norm() == null && entry.measure() == null ? 1 : 2);
        content.put("number", number.value());
        content.put("register", entry.registration().register().value());
        content.put("occupation", entry.registration().occupation().value());
        content.put("kind", entry.kind().code());
        content.put("status", entry.status().code());
        content.put("trueFrom", entry.trueFrom().toString());
        content.put("trueUntil", text(entry.trueUntil()));
        content.put("validUntil", text(entry.validUntil()));
        content.put("recordedAt", MICROSECONDS.format(recordedAt));
        content.put("actor", entry.actor().name());
        content.put("basis", entry.basis());
        content.put("norm", text(entry.norm()));
        content.put("measure", measure(entry.measure()));
        return CanonicalJson.of(content);
    }

    static byte[] commitment(byte[] salt, String content) {
        MessageDigest digest = Sha256.digest();
        digest.update(salt);
        return digest.digest(content.getBytes(UTF_8));
    }

    private static @Nullable Map<String, Object> measure(@Nullable MeasureNote measure) {
        return measure == null
                ? null
                : Map.of(
                        "id", measure.id().toString(),
                        "kind", measure.kind().code(),
                        "published", measure.published());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
