package nl.qualityregister.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.qualityregister.house.RegisterHome;
import org.springframework.stereotype.Component;

/** Lays letters ready for the office to print and post: one PDF each in {@code letters/} under REGISTER_HOME, for its owner only. */
@Component
class LetterCourier implements Courier {
    private final Map<String, Printable> letters = new HashMap<>();
    private final Recipients recipients;
    private final Path folder;

    LetterCourier(List<Printable> printable, Recipients recipients, RegisterHome home) {
        printable.forEach(one -> one.templates().forEach(template -> letters.put(template, one)));
        this.recipients = recipients;
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

    /** As {@link Printable#posted} refuses. */
    Posted written(Message message) {
        return Objects.requireNonNull(letters.get(message.template()), message.template())
                .posted(message, recipients.person(message));
    }

    /** What goes on paper when it cannot be mailed. */
    Set<String> templates() {
        return Set.copyOf(letters.keySet());
    }

    /** The same message is the same file: brought twice it is laid ready once. */
    @Override
    public String bring(Message message) {
        Posted posted = written(message);
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
