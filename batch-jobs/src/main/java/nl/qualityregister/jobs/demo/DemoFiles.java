package nl.qualityregister.jobs.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The demo's CSV files with every date moved from the day they were written for to the business day, so that each demo person is
 * in the same situation whenever the demo is started.
 *
 * <p>Dates move by the same number of days: order and distance stay, and a cycle of four years, which always holds one leap day,
 * still ends the day before the business day.
 */
final class DemoFiles {
    /** The business day the files in the repository are written for. */
    static final LocalDate WRITTEN_FOR = LocalDate.of(2026, 1, 1);

    /** What lies before it is a date of birth, which nobody moves. */
    private static final LocalDate FIRST_MOVED = LocalDate.of(2006, 1, 1);

    private static final Pattern DATE = Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b");

    private final long days;

    DemoFiles(LocalDate businessDay) {
        this.days = ChronoUnit.DAYS.between(WRITTEN_FOR, businessDay);
    }

    /** Writes {@code name} as of the business day into the folder; the same content for the same day. */
    Path write(String name, Path folder) {
        try (InputStream resource = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
            if (resource == null) {
                throw new IllegalArgumentException("no demo file " + name);
            }
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, name, null);
            Files.writeString(draft, moved(text));
            return Files.move(draft, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String moved(String text) {
        return DATE.matcher(text).replaceAll(this::move);
    }

    private String move(MatchResult date) {
        LocalDate day = LocalDate.parse(date.group());
        return (day.isBefore(FIRST_MOVED) ? day : day.plusDays(days)).toString();
    }
}
