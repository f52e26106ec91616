package nl.qualityregister.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import nl.qualityregister.house.RegisterHome;
import org.springframework.stereotype.Component;

/** Lays letters ready for the office to print and post: one PDF each in {@code letters/} under REGISTER_HOME, for its owner only. */
@Component
class LetterCourier implements Courier {
    private final RenewalLetters letters;
    private final Path folder;

    LetterCourier(RenewalLetters letters, RegisterHome home) {
        this.letters = letters;
        this.folder = home.folder().resolve("letters");
    }

    @Override
    public Channel channel() {
        return Channel.LETTER;
    }

    @Override
    public boolean available() {
        return true;
    }

    /** The same message is the same file: brought twice it is laid ready once. */
    @Override
    public String bring(Message message) {
        RenewalLetters.Posted posted = letters.posted(message);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path draft = Files.createTempFile(
                    folder,
                    "letter",
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, posted.pdf());
            Files.move(
                    draft,
                    folder.resolve(message.id() + ".pdf"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return "laid ready to be printed";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
