package nl.qualityregister.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import nl.qualityregister.house.Sha256;

/** One salt a result, so that a result can be erased and what was signed still holds for the others. */
final class Salts {
    private static final int LENGTH = 16;
    private static final SecureRandom CHANCE = new SecureRandom();

    private Salts() {}

    /** One after the other. */
    static byte[] drawn(int count) {
        byte[] salts = new byte[count * LENGTH];
        CHANCE.nextBytes(salts);
        return salts;
    }

    static List<String> parted(byte[] salts) {
        List<String> parted = new ArrayList<>(salts.length / LENGTH);
        for (int from = 0; from < salts.length; from += LENGTH) {
            parted.add(text(Arrays.copyOfRange(salts, from, from + LENGTH)));
        }
        return parted;
    }

    /** SHA-256 over the hashes of all results, each that of its salt and itself, in base64url. */
    static String hash(byte[] salts, List<String> results) {
        MessageDigest all = Sha256.digest();
        MessageDigest one = Sha256.digest();
        for (int i = 0; i < results.size(); i++) {
            one.update(salts, i * LENGTH, LENGTH);
            all.update(one.digest(results.get(i).getBytes(UTF_8)));
        }
        return text(all.digest());
    }

    /** The hash of one result with its salt, in base64url. */
    static String hash(byte[] salts, int place, String result) {
        MessageDigest one = Sha256.digest();
        one.update(salts, place * LENGTH, LENGTH);
        return text(one.digest(result.getBytes(UTF_8)));
    }

    static void wipe(byte[] salts, int place) {
        Arrays.fill(salts, place * LENGTH, (place + 1) * LENGTH, (byte) 0);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
