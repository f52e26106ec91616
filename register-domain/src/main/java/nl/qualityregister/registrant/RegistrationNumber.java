package nl.qualityregister.registrant;

import java.util.Optional;

/**
 * Nine digits for life, the last of which is a check digit (ISO/IEC 7064 MOD 11,10). Written by people with prefixes, dots, spaces
 * and characters nobody sees; read forgivingly, kept strictly.
 */
public record RegistrationNumber(String value) {
    public RegistrationNumber {
        if (!value.matches("[0-9]{9}") || checkDigit(value.substring(0, 8)) != value.charAt(8) - '0') {
            throw new IllegalArgumentException("not a registration number");
        }
    }

    /** Reads {@code KR 100.000.017}, {@code 100000017} and the like; empty when no valid number is in it. */
    public static Optional<RegistrationNumber> read(String text) {
        String digits =
                text.strip().replaceAll("^[\\p{L}]{1,5}(?=[^\\p{L}])", "").replaceAll("[\\s\\p{Z}\\p{C}.\\-_/]", "");
        boolean wellFormed = digits.matches("[0-9]{9}") && checkDigit(digits.substring(0, 8)) == digits.charAt(8) - '0';
        return wellFormed ? Optional.of(new RegistrationNumber(digits)) : Optional.empty();
    }

    /** The number with the given eight leading digits. */
    public static RegistrationNumber ofSerial(long serial) {
        if (serial < 10_000_000 || serial > 99_999_999) {
            throw new IllegalArgumentException("a serial has eight digits");
        }
        return new RegistrationNumber(serial + "" + checkDigit(Long.toString(serial)));
    }

    private static int checkDigit(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
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
