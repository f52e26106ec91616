package nl.qualityregister.roll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.house.SignedNote;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that signs checkpoints, and with it the name of the log: one for all processes that share a REGISTER_HOME, drawn by whoever
 * needs it first and kept under that name for good, whatever the address of the register becomes.
 */
@Component
class LogKey {
    private final Path folder;
    private final Path file;
    private final String origin;
    private SignedNote.@Nullable Signer signer;

    LogKey(
            RegisterHome home,
            @Value("${register.log-origin:}") String origin,
            @Value("${register.public-base-url:http://localhost:8080}") String address) {
        this.folder = home.folder().resolve("keys");
        this.file = folder.resolve("log.key");
        this.origin =
                origin.isBlank() ? address.replaceFirst("^[a-z]+://", "").replaceFirst("/+$", "") + "/log" : origin;
    }

    synchronized SignedNote.Signer signer() {
        if (signer == null) {
            signer = readOrMake();
        }
        return signer;
    }

    private SignedNote.Signer readOrMake() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return SignedNote.Signer.read(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written whole under another name and then linked to its own, which only one process can do. */
    private void make() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path draft = Files.createTempFile(
                folder,
                "log",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(draft, SignedNote.Signer.drawn(origin).lines());
            force(draft, StandardOpenOption.WRITE);
            Files.createLink(file, draft);
            force(folder, StandardOpenOption.READ);
        } catch (FileAlreadyExistsException first) {
            // another process was first; its key is the one
            return;
        } finally {
            Files.delete(draft);
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
