package nl.qualityregister.certificate;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * Gives nothing away, readable over the telephone, with a check character: {@code C7K2-9QXM-4TRV}. Eleven random characters of
 * Crockford's base 32 and one that makes the weighted sum over GF(32) zero: every single wrong character and every swap of two is
 * found. Kept strictly, read forgivingly.
 */
public record CertificateNumber(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;

    public CertificateNumber {
        if (!value.matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}")
                || weightedSum(value.replace("-", "")) != 0) {
            throw new IllegalArgumentException("not a certificate number");
        }
    }

    /** Reads {@code c7k2 9qxm 4trv}, with O for 0 and I or L for 1, with or without dashes; empty when no valid number is in it. */
    public static Optional<CertificateNumber> read(String text) {
        String characters = plain(text);
        boolean wellFormed = characters.length() == LENGTH
                && characters.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0)
                && weightedSum(characters) == 0;
        return wellFormed ? Optional.of(new CertificateNumber(grouped(characters))) : Optional.empty();
    }

    static CertificateNumber draw(SecureRandom random) {
        String free = characters(random, LENGTH - 1);
        return new CertificateNumber(grouped(free + ALPHABET.charAt(weightedSum(free + ALPHABET.charAt(0)))));
    }

    /** The opaque last part of the address: 130 random bits in lower case, without letters that people mistake. */
    static String drawToken(SecureRandom random) {
        return characters(random, 26).toLowerCase(Locale.ROOT);
    }

    /** A token typed over from paper, as it is kept. */
    static String readToken(String text) {
        return plain(text).toLowerCase(Locale.ROOT);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\p{Z}\\p{C}\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private static String characters(SecureRandom random, int length) {
        StringBuilder drawn = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            drawn.append(ALPHABET.charAt(random.nextInt(32)));
        }
        return drawn.toString();
    }

    private static String grouped(String characters) {
        return characters.substring(0, 4) + "-" + characters.substring(4, 8) + "-" + characters.substring(8);
    }

    /** By Horner's rule at a generator of GF(32): the last character has weight 1, so alone it can make the sum zero. */
    private static int weightedSum(String characters) {
        int sum = 0;
        for (int i = 0; i < characters.length(); i++) {
            sum = timesGenerator(sum) ^ ALPHABET.indexOf(characters.charAt(i));
        }
        return sum;
    }

    /** In GF(32) with x^5 + x^2 + 1, of which x generates all 31 powers. */
    private static int timesGenerator(int element) {
        int shifted = element << 1;
        return shifted < 32 ? shifted : shifted ^ 0b100101;
    }

    @Override
    public String toString() {
        return value;
    }
}
