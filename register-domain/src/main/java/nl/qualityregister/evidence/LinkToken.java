package nl.qualityregister.evidence;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import nl.qualityregister.house.Sha256;

/** What makes a link one that cannot be guessed: 256 random bits, told once; kept is the hash. */
public record LinkToken(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public LinkToken {
        if (!value.matches("[A-Za-z0-9_-]{43}")) {
            throw new IllegalArgumentException("not a link's token");
        }
    }

    public static LinkToken drawn() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what cannot be one. */
    public static Optional<LinkToken> read(String text) {
        return text.strip().matches("[A-Za-z0-9_-]{43}") ? Optional.of(new LinkToken(text.strip())) : Optional.empty();
    }

    public String sha256() {
        return Sha256.hex(value);
    }

    /** Whoever reads a log must not be able to answer. */
    @Override
    public String toString() {
        return "LinkToken[…]";
    }
}
