package nl.qualityregister.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** Files that only their owner reads. Several processes may start at once: each reads whole content, and all read the same. */
final class SecretFiles {
    private SecretFiles() {}

    /** The file's content; when there is none, what is made is put there, unless another was faster. */
    static String readOrCreate(Path file, Supplier<String> make) {
        try {
            if (!Files.exists(file)) {
                Path whole = temporary(file, make.get());
                try {
                    Files.createLink(file, whole);
                } catch (FileAlreadyExistsException another) {
                    return Files.readString(file);
                } finally {
                    Files.delete(whole);
                }
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the content in the place of whatever was there, at once. */
    static void replace(Path file, String content) {
        try {
            Files.move(
                    temporary(file, content),
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary(Path file, String content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = Files.createTempFile(
                folder,
                ".new",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(temporary, content, StandardCharsets.UTF_8);
    }
}
