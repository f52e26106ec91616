package nl.qualityregister.roll;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import nl.qualityregister.house.SignedNote;
import org.jspecify.annotations.Nullable;

/**
 * The log as a whole at one size (C2SP tlog-checkpoint).
 *
 * @param origin which log it is of
 * @param note as signed and sent
 * @param madeAt absent when it was read from a note, which does not tell
 */
@SuppressWarnings("ArrayRecordComponent") // hashes, never changed
public record Checkpoint(
        String origin,
        long treeSize,
        byte[] root,
        SignedNote note,
        @Nullable Instant madeAt) {

    static String text(String origin, long treeSize, byte[] root) {
        return origin + "\n" + treeSize + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** Reads a note as a checkpoint, signed by whomever; empty when it is none. */
    public static Optional<Checkpoint> read(String sent) {
        return SignedNote.read(sent).flatMap(note -> {
            String[] lines = note.text().split("\n", -1);
            if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
                return Optional.empty();
            }
            try {
                byte[] root = Base64.getDecoder().decode(lines[2]);
                return root.length == 32
                        ? Optional.of(new Checkpoint(lines[0], Long.parseLong(lines[1]), root, note, null))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    boolean says(byte[] otherRoot) {
        return Arrays.equals(root, otherRoot);
    }
}
