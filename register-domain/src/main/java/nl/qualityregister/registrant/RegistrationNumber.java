package nl.qualityregister.registrant;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Nine digits for life, the last of which is a check digit (ISO/IEC 7064 MOD 11,10): every error in one digit is caught, and every
 * swap of neighbours but one pair in 45 (digits that follow each other, at one of the ten states of the check). Written by people with
 * prefixes, dots, spaces and characters nobody sees; read forgivingly, kept strictly.
 */
public record RegistrationNumber(String value) {
    private static final int LONGEST_READ = 100;

    /** What people and their software put between digits: blanks, punctuation, combining marks, controls, invisible formatting. */
    private static final Pattern BETWEEN = Pattern.compile("[\\p{Z}\\p{P}\\p{M}\\p{C}]+");

    private static final Pattern PREFIXED = Pattern.compile("\\p{L}*([0-9]{9})");

    public RegistrationNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a registration number");
        }
    }

    /**
     * Reads {@code 100000016}, {@code KR-100.000.016}, {@code krsd nr. 100 000 016}, full-width digits and the like; empty when what
     * is left is not one valid number.
     */
    public static Optional<RegistrationNumber> read(String text) {
        if (isValid(text)) {
            return Optional.of(new RegistrationNumber(text));
        }
        if (text.length() > LONGEST_READ) {
            return Optional.empty();
        }
        var bare = PREFIXED.matcher(BETWEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll(""));
        return bare.matches() && isValid(bare.group(1))
                ? Optional.of(new RegistrationNumber(bare.group(1)))
                : Optional.empty();
    }

    /** The number with the given eight leading digits. */
    public static RegistrationNumber ofSerial(long serial) {
        if (serial < 10_000_000 || serial > 99_999_999) {
            throw new IllegalArgumentException("a serial has eight digits");
        }
        String digits = Long.toString(serial);
        return new RegistrationNumber(digits + checkDigit(digits));
    }

    private static boolean isValid(String text) {
        return text.length() == 9
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && checkDigit(text) == text.charAt(8) - '0';
    }

    private static int checkDigit(String digits) {
        int product = 10;
        for (int i = 0; i < 8; i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }

    @Override
    public String toString() {
        return value;
    }
}
