package nl.qualityregister.organisation;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import nl.qualityregister.house.Sha256;

/** Sixteen letters and digits, 80 random bits, as people type them over: no I, L, O or U, in fours. Kept is the hash. */
public record ActivationCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    public ActivationCode {
        if (!value.matches("[" + ALPHABET + "]{" + LENGTH + "}")) {
            throw new IllegalArgumentException("not an activation code");
        }
    }

    static ActivationCode drawn() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new ActivationCode(code.toString());
    }

    /** As somebody typed it: with or without hyphens and spaces, in either case, an O for a zero; empty for what cannot be one. */
    public static Optional<ActivationCode> read(String typed) {
        String code = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return code.matches("[" + ALPHABET + "]{" + LENGTH + "}")
                ? Optional.of(new ActivationCode(code))
                : Optional.empty();
    }

    /** As it stands in the mail: {@code 7KQ2-M0XA-…}. */
    public String inFours() {
        return value.replaceAll("(.{4})(?=.)", "$1-");
    }

    String sha256() {
        return Sha256.hex(value);
    }

    /** Whoever reads a log must not be able to use it. */
    @Override
    public String toString() {
        return "ActivationCode[…]";
    }
}
