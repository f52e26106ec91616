package nl.qualityregister.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** What makes a link one that cannot be guessed: 256 random bits, in the mail only; kept is the hash. */
public record LinkToken(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public LinkToken {
        if (!value.matches("[A-Za-z0-9_-]{43}")) {
            throw new IllegalArgumentException("not a link's token");
        }
    }

    static LinkToken drawn() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what cannot be one. */
    public static Optional<LinkToken> read(String text) {
        return text.strip().matches("[A-Za-z0-9_-]{43}") ? Optional.of(new LinkToken(text.strip())) : Optional.empty();
    }

    String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whoever reads a log must not be able to answer. */
    @Override
    public String toString() {
        return "LinkToken[…]";
    }
}
