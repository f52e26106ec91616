package nl.qualityregister.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An upload as it came in, in a file of its own until it is kept; closing removes what was not kept.
 *
 * @param size in bytes
 * @param sha256 lowercase hex
 */
record Received(Path path, long size, String sha256) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
