package nl.qualityregister.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.verification.Receipts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What lies about people in folders beside the database: letters ready to be posted, certificates written out, refused lines of files
 * handed in, lists of employers. Each machine has its own folders, so that a sweep looks at what the database no longer holds, at once
 * where somebody was erased and every night everywhere.
 */
@Component
class Copies {
    private final RegisterHome home;
    private final Schedule schedule;
    private final Receipts receipts;
    private final JdbcClient jdbc;
    private final Clock clock;

    Copies(RegisterHome home, Schedule schedule, Receipts receipts, JdbcClient jdbc, Clock clock) {
        this.home = home;
        this.schedule = schedule;
        this.receipts = receipts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Files of refused lines that name the person go when the transaction has committed; so do those elsewhere when their term is over. */
    void forget(Registrant person) {
        Set<Path> naming = new HashSet<>();
        schedule.folders()
                .forEach(folder -> files(folder.folder()).stream()
                        .filter(file -> names(file, person))
                        .forEach(naming::add));
        afterCommit(() -> naming.forEach(Copies::delete));
    }

    private static boolean names(Path file, Registrant person) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            boolean named = text.contains(utf8(person.name().surname()))
                    && text.contains(person.birthDate().toString());
            String email = person.email();
            return named || text.contains(person.number().value()) || (email != null && text.contains(email));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As its bytes look when they are read one by one. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /**
     * Keeps the number in {@code erased.csv}, apart from the database: when an older backup is restored, whoever was erased since is known
     * from it and erased again.
     */
    void remember(RegistrationNumber number) {
        afterCommit(() -> {
            try {
                Files.createDirectories(home.folder());
                Files.writeString(
                        erased(),
                        number.value() + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND,
                        StandardOpenOption.SYNC);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Everybody who was erased here. */
    List<RegistrationNumber> remembered() {
        try {
            return Files.exists(erased())
                    ? Files.readAllLines(erased()).stream()
                            .flatMap(line -> RegistrationNumber.read(line).stream())
                            .distinct()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path erased() {
        return home.folder().resolve("erased.csv");
    }

    void sweepAfterCommit() {
        afterCommit(this::sweep);
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    work.run();
                }
            }
        });
    }

    /** Returns how many files went. */
    int sweep() {
        int swept = receipts.sweep();
        swept += keep(
                "letters",
                ".pdf",
                ids -> jdbc.sql("select id::text as name from outbox where id::text = any(:names)")
                        .param("names", ids)
                        .query((row, i) -> row.getString("name"))
                        .list());
        swept += keep(
                "certificates",
                ".pdf",
                numbers -> jdbc.sql(
                                "select number as name from certificate where number = any(:names) and erased_at is null")
                        .param("names", numbers)
                        .query((row, i) -> row.getString("name"))
                        .list());
        for (Schedule.Folder folder : schedule.folders()) {
            swept += delete(folder.folder(), file -> isOver(file, Period.parse(folder.keep())));
        }
        return swept;
    }

    private interface Known {
        List<String> of(String[] names);
    }

    /** Only those whose name, without the ending, is still known. */
    private int keep(String folder, String ending, Known known) {
        Set<String> names = files(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(ending))
                .map(name -> name.substring(0, name.length() - ending.length()))
                .collect(Collectors.toSet());
        names.removeAll(known.of(names.toArray(String[]::new)));
        return delete(
                folder,
                file -> names.stream()
                        .anyMatch(name -> file.getFileName().toString().equals(name + ending)));
    }

    private boolean isOver(Path file, Period term) {
        Instant before = clock.instant().atOffset(ZoneOffset.UTC).minus(term).toInstant();
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int delete(String folder, Predicate<Path> which) {
        return (int) files(folder).stream().filter(which).filter(Copies::delete).count();
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files(String folder) {
        Path place = home.folder().resolve(folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
