package nl.qualityregister.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import nl.qualityregister.house.Sha256;

/**
 * A file that was handed in.
 *
 * @param hash SHA-256 of its bytes, in hexadecimal
 */
public record InputFile(Path path, String hash) {
    static InputFile at(Path path) {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new InputFile(path, HexFormat.of().formatHex(digest.digest()));
    }

    /** The first eight digits: enough for people and file names. */
    public String shortHash() {
        return hash.substring(0, 8);
    }
}
