package nl.qualityregister.jobs.renewal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.FileNotWritten;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.Rehearsal;
import nl.qualityregister.jobs.ReportFile;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.notification.LetterDraft;
import nl.qualityregister.notification.LetterDrafts;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * The letters that a rehearsal puts in the outbox and takes out again: all of them listed in
 * {@code reports/dry-run-<job>-<business day>-letters.csv} under the register's home, the first as drafts in the folder of that name, each
 * as text and, where it goes with a letter, as PDF. A new rehearsal of the same day begins both anew.
 */
@Component
public class Drafts {
    public static final Parameter<Integer> LETTERS = Parameter.whole(
                    "letters", "of how many letters a dry run leaves a draft; all are counted and listed", 0, 100_000)
            .orElse(() -> 100)
            .notIdentifying();

    private final Rehearsal rehearsal;
    private final LetterDrafts letters;
    private final Registrants registrants;
    private final RegisterHome home;

    Drafts(Rehearsal rehearsal, LetterDrafts letters, Registrants registrants, RegisterHome home) {
        this.rehearsal = rehearsal;
        this.letters = letters;
        this.registrants = registrants;
        this.home = home;
    }

    public void begin(Order order) {
        ReportFile.write(
                home,
                name(order) + ".csv",
                ReportFile.csv(List.of("registrationNumber", "channel", "template", "draft")));
        Path folder = folder(order);
        try {
            Files.createDirectories(folder);
            for (Path old : held(folder)) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new FileNotWritten(folder, e);
        }
    }

    /** A step in portions, of which each says whether there may be more; in a rehearsal all of them at once, undone, with their letters. */
    public RepeatStatus inPortions(Order order, Tally tally, BooleanSupplier portion) {
        if (!order.get(Rehearsal.DRY_RUN)) {
            return RepeatStatus.continueIf(portion.getAsBoolean());
        }
        return rehearsal.run(order, () -> {
            while (portion.getAsBoolean()) {}
            put(order, tally);
            return RepeatStatus.FINISHED;
        });
    }

    /** Counts and keeps the letters of the transaction at hand; nothing in earnest. */
    void put(Order order, Tally tally) {
        if (order.get(Rehearsal.DRY_RUN)) {
            List<LetterDraft> put = letters.put();
            Map<String, Long> counts = new TreeMap<>();
            put.forEach(letter -> counts.merge(letter.template() + " by " + letter.channel(), 1L, Long::sum));
            counts.forEach((kind, count) -> tally.add("letters not sent: " + kind, count));
            keep(
                    order,
                    put.stream()
                            .filter(letter -> !letter.channel().equals("webhook"))
                            .toList());
        }
    }

    private synchronized void keep(Order order, List<LetterDraft> put) {
        Map<RegistrantId, Registrant> people = registrants.byId(
                put.stream().flatMap(letter -> letter.receiver().stream()).collect(Collectors.toSet()));
        Path folder = folder(order);
        try {
            long left = order.get(LETTERS)
                    - held(folder).stream()
                            .filter(file -> file.toString().endsWith(".txt"))
                            .count();
            StringBuilder rows = new StringBuilder();
            for (LetterDraft letter : put) {
                @Nullable Registrant person = letter.receiver().map(people::get).orElse(null);
                String number = person == null ? "" : person.number().value();
                String file = left > 0 ? write(folder, number, letter) : "";
                left -= file.isEmpty() ? 0 : 1;
                rows.append(ReportFile.csv(List.of(number, letter.channel(), letter.template(), file)));
            }
            Files.writeString(
                    folder.resolveSibling(name(order) + ".csv"),
                    rows,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new FileNotWritten(folder, e);
        }
    }

    /** Its name without an ending; none when it has nobody to go to. */
    private String write(Path folder, String number, LetterDraft letter) throws IOException {
        LetterDraft.@Nullable Written written = letters.write(letter).orElse(null);
        if (written == null) {
            return "";
        }
        String name = Stream.of(
                        number, letter.template(), letter.id().toString().substring(0, 8))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
        ownersOnly(
                folder.resolve(name + ".txt"),
                (written.subject() + "\n\n" + written.text()).getBytes(StandardCharsets.UTF_8));
        if (written.pdf().length > 0) {
            ownersOnly(folder.resolve(name + ".pdf"), written.pdf());
        }
        return name;
    }

    private static void ownersOnly(Path file, byte[] bytes) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, bytes);
    }

    private static List<Path> held(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Path folder(Order order) {
        return home.folder().resolve("reports").resolve(name(order));
    }

    private static String name(Order order) {
        return "dry-run-" + order.job() + "-" + order.text("businessDay") + "-letters";
    }
}
