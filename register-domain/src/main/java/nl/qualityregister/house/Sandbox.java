package nl.qualityregister.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What partners may do with a running demo: set its business day forward, and have all of it made anew. It tells its processes by files
 * in {@code demo/} of the home; {@code ./register demo} leaves one there while it runs. Where the register runs for real it is no sandbox,
 * whatever lies there.
 */
@Component
public class Sandbox {
    private static final long LOOK_AGAIN = Duration.ofMillis(250).toNanos();

    private final Path folder;
    private final boolean production;
    private volatile Seen seen = new Seen(Optional.empty(), System.nanoTime() - LOOK_AGAIN);

    Sandbox(RegisterHome home, @Value("${register.production:false}") boolean production) {
        this.folder = home.folder().resolve("demo");
        this.production = production;
    }

    private record Seen(Optional<LocalDate> day, long at) {}

    /** Whether a demo that can be set forward and made anew runs here. */
    public boolean runs() {
        return !production && Files.exists(folder.resolve("running"));
    }

    /** The day to which it was set; told to every process within a moment. */
    public Optional<LocalDate> day() {
        if (production) {
            return Optional.empty();
        }
        Seen last = seen;
        if (System.nanoTime() - last.at() >= LOOK_AGAIN) {
            last = new Seen(read(), System.nanoTime());
            seen = last;
        }
        return last.day();
    }

    /** Sets the day; that it is later than the one before is the caller's to see to. */
    public synchronized void set(LocalDate day) {
        write("today", day.toString());
        seen = new Seen(Optional.of(day), System.nanoTime());
    }

    /** Asks the launcher to make all of it anew. */
    public void reset() {
        write("reset-asked", "");
    }

    private Optional<LocalDate> read() {
        Path file = folder.resolve("today");
        try {
            return Files.exists(file)
                    ? Optional.of(LocalDate.parse(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String content) {
        try {
            Path whole = Files.createTempFile(folder, name, null);
            Files.writeString(whole, content);
            Files.move(
                    whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
