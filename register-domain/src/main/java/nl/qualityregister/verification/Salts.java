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

    /** SHA-256 over the salt and the item, in base64url. */
    static String hash(String salt, String item) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Base64.getUrlDecoder().decode(salt));
            return text(digest.digest(item.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
