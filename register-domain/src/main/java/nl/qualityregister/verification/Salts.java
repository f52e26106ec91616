package nl.qualityregister.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** One salt an item, so that an item can be erased and what was signed still holds for the others. */
final class Salts {
    private static final int LENGTH = 16;
    private static final SecureRandom CHANCE = new SecureRandom();

    private Salts() {}

    static List<String> drawn(int count) {
        byte[] salts = new byte[count * LENGTH];
        CHANCE.nextBytes(salts);
        return parted(salts);
    }

    static List<String> parted(byte[] salts) {
        List<String> parted = new ArrayList<>(salts.length / LENGTH);
        for (int from = 0; from < salts.length; from += LENGTH) {
            parted.add(text(Arrays.copyOfRange(salts, from, from + LENGTH)));
        }
        return parted;
    }

    static byte[] joined(List<String> salts) {
        byte[] joined = new byte[salts.size() * LENGTH];
        for (int i = 0; i < salts.size(); i++) {
            System.arraycopy(Base64.getUrlDecoder().decode(salts.get(i)), 0, joined, i * LENGTH, LENGTH);
        }
        return joined;
    }

    /** For each item, SHA-256 over its salt and itself, in base64url. */
    static List<String> hashes(List<String> salts, List<String> items) {
        MessageDigest digest = sha256();
        List<String> hashes = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            digest.update(Base64.getUrlDecoder().decode(salts.get(i)));
            hashes.add(text(digest.digest(items.get(i).getBytes(UTF_8))));
        }
        return hashes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
