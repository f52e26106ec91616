package nl.qualityregister.jobs.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.InputFile;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.OrderRefused;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What all imports have in common: their parameters, the check of the file, and the two steps. */
@Component
class Imports {
    static final Parameter<InputFile> FILE = Parameter.file("file", "the CSV file");
    static final Parameter<Path> REJECTS = Parameter.path(
                    "rejects",
                    "where rows with a fault are written; otherwise rejects/<file>-<hash>.csv under REGISTER_HOME")
            .optional()
            .notIdentifying();
    static final Parameter<Boolean> DRY_RUN = Parameter.truth(
                    "dryRun", "tell what would come of it, row by row, and change nothing")
            .orElse(() -> false)
            .notIdentifying();
    static final List<Parameter<?>> PARAMETERS = List.of(FILE, REJECTS);

    private final ImportLedger ledger;
    private final FaultTexts texts;
    private final RegisterHome home;
    private final PlatformTransactionManager transactions;

    Imports(ImportLedger ledger, FaultTexts texts, RegisterHome home, PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.texts = texts;
        this.home = home;
        this.transactions = transactions;
    }

    /** Refuses a file that cannot be read whole or has other columns, and a place for rejects where something else lies. */
    void check(Order order, FileKind<?> kind) {
        CsvFile.of(order.get(FILE), TableSchema.named(kind.table())).checked();
        Path rejects = rejects(order);
        if (rejects.equals(order.get(FILE).path())) {
            throw new OrderRefused("rejects=" + rejects + " is the file itself");
        }
        if (!Rejects.mayReplace(rejects)) {
            throw new OrderRefused("rejects=" + rejects + " is there already and no import wrote it");
        }
    }

    private Path rejects(Order order) {
        InputFile file = order.get(FILE);
        String name = file.path().getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return order.find(REJECTS)
                .orElseGet(() -> home.folder().resolve("rejects").resolve(name + "-" + file.shortHash() + ".csv"));
    }

    <T> List<Step> steps(Order order, FileKind<T> kind, Steps steps) {
        CsvFile file = CsvFile.of(order.get(FILE), TableSchema.named(kind.table()));
        TransactionTemplate transaction = new TransactionTemplate(steps.transactions());
        Tally tally = new Tally();
        Intake<T> intake = new Intake<>(kind, file, texts, ledger, transaction, tally, Actor.job(order.job()));
        return List.of(
                steps.<Entry, Entry>inChunks("rows", kind.chunk())
                        .transactionManager(new ResourcelessTransactionManager())
                        .reader(intake)
                        .writer(intake)
                        .build(),
                rejects(order, file, steps));
    }

    /** What an import of the file would come to, and the file of rejects it would write, if the order asks for no more than that. */
    <T> Optional<Map<String, Object>> rehearse(Order order, FileKind<T> kind) {
        if (!order.get(DRY_RUN)) {
            return Optional.empty();
        }
        CsvFile file = CsvFile.of(order.get(FILE), TableSchema.named(kind.table()));
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        Actor by = Actor.job(order.job());
        Intake<T> intake = new Intake<>(kind, file, texts, ledger, transaction, new Tally(), by);
        Path rejects = rejects(order);
        Map<String, Object> summary = new LinkedHashMap<>();
        new Rejects(file.layout(), texts)
                .write(rejects, lines -> summary.putAll(new Rehearsal<>(kind, intake, transaction, by).run(lines)));
        if (Long.valueOf(0).equals(summary.get("rejected"))) {
            clear(rejects);
        } else {
            summary.put("rejects", rejects.toString());
        }
        return Optional.of(summary);
    }

    private Step rejects(Order order, CsvFile file, Steps steps) {
        Tally tally = new Tally();
        Path path = rejects(order);
        return steps.atOnce(
                "rejects",
                (contribution, context) -> {
                    long instance =
                            contribution.getStepExecution().getJobExecution().getJobInstanceId();
                    write(instance, path, new Rejects(file.layout(), texts), tally);
                    return RepeatStatus.FINISHED;
                },
                tally);
    }

    private void write(long instance, Path path, Rejects rejects, Tally tally) {
        if (ledger.hasRejects(instance)) {
            rejects.write(path, line -> ledger.eachReject(instance, line));
            ledger.forgetRejects(instance);
            tally.note("rejects", path.toString());
        } else if (ledger.rejected(instance) == 0) {
            clear(path);
        }
    }

    /** An older file of the same name would tell of faults that are mended. */
    private static void clear(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
