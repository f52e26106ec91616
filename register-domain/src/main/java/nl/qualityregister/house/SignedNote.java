package nl.qualityregister.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures beneath it (C2SP signed-note), signed with Ed25519.
 *
 * @param text whole lines, each with its line feed
 * @param signatures one line each, in the order in which they stand
 */
public record SignedNote(String text, List<Line> signatures) {
    private static final String DASH = "\u2014 ";
    private static final byte ED25519 = 1;
    private static final int KEY_ID_LENGTH = 4;
    private static final int KEY_LENGTH = 32;
    private static final byte[] PUBLIC_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PRIVATE_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /** @param value the key's id, four bytes, and the signature, in base64 */
    public record Line(String name, String value) {}

    /** Reads a note; empty when it is none. */
    public static Optional<SignedNote> read(String note) {
        int parting = note.lastIndexOf("\n\n");
        if (parting < 0 || !note.endsWith("\n") || note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            return Optional.empty();
        }
        List<Line> lines = new ArrayList<>();
        for (String line : note.substring(parting + 2, note.length() - 1).split("\n", -1)) {
            String[] parts =
                    line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
            if (parts.length != 2 || decoded(parts[1]).isEmpty()) {
                return Optional.empty();
            }
            lines.add(new Line(parts[0], parts[1]));
        }
        return Optional.of(new SignedNote(note.substring(0, parting + 1), lines));
    }

    /** As it is sent. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(DASH)
                .append(line.name())
                .append(' ')
                .append(line.value())
                .append('\n'));
        return note.toString();
    }

    /** Whether the key has signed it: at least one signature by it, and none by it that does not hold. */
    public boolean isSignedBy(Verifier key) {
        List<byte[]> mine = signatures.stream()
                .filter(line -> line.name().equals(key.name()))
                .map(line -> decoded(line.value()).orElseThrow())
                .filter(value -> Arrays.equals(Arrays.copyOf(value, KEY_ID_LENGTH), key.id()))
                .toList();
        return !mine.isEmpty()
                && mine.stream()
                        .allMatch(value -> key.verifies(text, Arrays.copyOfRange(value, KEY_ID_LENGTH, value.length)));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(bytes -> bytes.length > KEY_ID_LENGTH);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] keyId(String name, byte[] key) {
        MessageDigest digest = Sha256.digest();
        digest.update((name + "\n").getBytes(UTF_8));
        digest.update(ED25519);
        return Arrays.copyOf(digest.digest(key), KEY_ID_LENGTH);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    private static String spelled(String name, byte[] key, byte[] id) {
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(joined(new byte[] {ED25519}, key));
    }

    /** A public key with its name, spelled {@code name+keyid+key}. */
    @SuppressWarnings("ArrayRecordComponent") // hashes, never changed
    public record Verifier(String name, byte[] key) {
        /** Reads its spelling; empty when it is none of Ed25519, or the id is not the key's. */
        public static Optional<Verifier> read(String spelled) {
            String[] parts = spelled.strip().split("\\+", 3);
            if (parts.length != 3) {
                return Optional.empty();
            }
            byte[] typed = decoded(parts[2]).orElse(new byte[0]);
            if (typed.length != KEY_LENGTH + 1 || typed[0] != ED25519) {
                return Optional.empty();
            }
            Verifier read = new Verifier(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
            return Optional.of(read)
                    .filter(key -> HexFormat.of().formatHex(key.id()).equals(parts[1]));
        }

        byte[] id() {
            return keyId(name, key);
        }

        boolean verifies(String text, byte[] signature) {
            try {
                PublicKey ed25519 = KeyFactory.getInstance("Ed25519")
                        .generatePublic(new X509EncodedKeySpec(joined(PUBLIC_HEAD, key)));
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(ed25519);
                check.update(text.getBytes(UTF_8));
                return check.verify(signature);
            } catch (GeneralSecurityException unusable) {
                return false;
            }
        }

        @Override
        public String toString() {
            return spelled(name, key, id());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Verifier same && name.equals(same.name) && Arrays.equals(key, same.key);
        }

        @Override
        public int hashCode() {
            return name.hashCode() * 31 + Arrays.hashCode(key);
        }
    }

    /** A private key with its name, spelled {@code PRIVATE+KEY+name+keyid+seed} on one line and its public key on the next. */
    @SuppressWarnings("ArrayRecordComponent") // hashes, never changed
    public record Signer(byte[] seed, Verifier verifier) {
        private static final String HEAD = "PRIVATE+KEY+";

        public static Signer drawn(String name) {
            try {
                java.security.KeyPair pair =
                        java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                byte[] seed = pair.getPrivate().getEncoded();
                byte[] key = pair.getPublic().getEncoded();
                return new Signer(
                        Arrays.copyOfRange(seed, PRIVATE_HEAD.length, PRIVATE_HEAD.length + KEY_LENGTH),
                        new Verifier(name, Arrays.copyOfRange(key, PUBLIC_HEAD.length, key.length)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has Ed25519", e);
            }
        }

        /** Reads both lines; faults are an IOException, for they stand in a file. */
        public static Signer read(List<String> lines) throws IOException {
            if (lines.size() < 2 || !lines.getFirst().startsWith(HEAD)) {
                throw new IOException("not a signer's key");
            }
            Verifier verifier = Verifier.read(lines.get(1)).orElseThrow(() -> new IOException("not a verifier's key"));
            String[] parts = lines.getFirst().substring(HEAD.length()).split("\\+", 3);
            byte[] typed = parts.length == 3 ? decoded(parts[2]).orElse(new byte[0]) : new byte[0];
            if (typed.length != KEY_LENGTH + 1 || !parts[0].equals(verifier.name())) {
                throw new IOException("not a signer's key");
            }
            return new Signer(Arrays.copyOfRange(typed, 1, typed.length), verifier);
        }

        public List<String> lines() {
            return List.of(HEAD + spelled(verifier.name(), seed, verifier.id()), verifier.toString());
        }

        public SignedNote sign(String text) {
            try {
                PrivateKey ed25519 = KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE_HEAD, seed)));
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(ed25519);
                signature.update(text.getBytes(UTF_8));
                String value = Base64.getEncoder().encodeToString(joined(verifier.id(), signature.sign()));
                return new SignedNote(text, List.of(new Line(verifier.name(), value)));
            } catch (GeneralSecurityException e) {
                throw new UncheckedIOException(new IOException("the key of the log cannot sign", e));
            }
        }

        @Override
        public String toString() {
            return "signer of " + verifier;
        }
    }
}
