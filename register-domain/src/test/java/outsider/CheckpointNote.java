package outsider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Reads a checkpoint and checks its signature as C2SP signed-note and tlog-checkpoint tell a client to, with Bouncy Castle's Ed25519.
 * Written from those texts, knowing nothing of the register.
 */
@SuppressWarnings("ArrayRecordComponent") // hashes, never changed
public record CheckpointNote(String origin, long size, byte[] root) {

    /** Null when the note is not one that the key, spelled {@code name+hash+base64}, has signed. */
    public static CheckpointNote open(String note, String verifierKey) {
        String[] key = verifierKey.split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(key[2]);
        byte[] id = Arrays.copyOf(MerkleProofs.sha256((key[0] + "\n").getBytes(StandardCharsets.UTF_8), typed), 4);
        if (typed[0] != 1 || !HexFormat.of().formatHex(id).equals(key[1])) {
            return null;
        }
        int end = note.lastIndexOf("\n\n");
        if (end < 0) {
            return null;
        }
        byte[] text = note.substring(0, end + 1).getBytes(StandardCharsets.UTF_8);
        for (String line : note.substring(end + 2).split("\n", -1)) {
            String[] words = line.split(" ", -1);
            if (words.length == 3 && words[0].equals("\u2014") && words[1].equals(key[0])) {
                try {
                    byte[] value = Base64.getDecoder().decode(words[2]);
                    if (Arrays.equals(Arrays.copyOf(value, 4), id) && signed(text, value, typed)) {
                        return parsed(new String(text, StandardCharsets.UTF_8));
                    }
                } catch (IllegalArgumentException notBase64) {
                    return null;
                }
            }
        }
        return null;
    }

    private static boolean signed(byte[] text, byte[] value, byte[] typed) {
        Ed25519Signer check = new Ed25519Signer();
        check.init(false, new Ed25519PublicKeyParameters(typed, 1));
        check.update(text, 0, text.length);
        byte[] signature = Arrays.copyOfRange(value, 4, value.length);
        return signature.length == 64 && check.verifySignature(signature);
    }

    private static CheckpointNote parsed(String text) {
        String[] lines = text.split("\n", -1);
        return new CheckpointNote(
                lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }
}
