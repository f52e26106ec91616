package nl.qualityregister.jobs.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nl.qualityregister.cycle.CycleLoad;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.CopyRows;
import nl.qualityregister.norm.Draft;
import nl.qualityregister.norm.DraftKind;
import nl.qualityregister.norm.NormDrafts;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.points.LedgerLoad;
import nl.qualityregister.registrant.RegistrantLoad;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty home. One thread makes people up, the other sends them; all rows, indexes and checks are one transaction, so that a run
 * that is cut off leaves the home as empty as it was.
 */
@Component
public class Seed {
    private static final int PORTION = 2_000;
    /** Every tenth portion is sent to bare tables as well: what a COPY alone costs, measured beside the load. */
    private static final int PLAIN_EACH = 10;

    private static final List<String> REGISTERS = List.of("seed-sums", "seed-yearly");

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final NormDrafts drafts;
    private final Norms norms;
    private final Trail trail;
    private final JsonMapper json;

    Seed(
            JdbcClient jdbc,
            JdbcTemplate template,
            TransactionTemplate transaction,
            NormDrafts drafts,
            Norms norms,
            Trail trail,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = transaction;
        this.drafts = drafts;
        this.norms = norms;
        this.trail = trail;
        this.json = json;
    }

    /**
     * @param rows in all tables
     * @param plainRowsPerSecond a COPY of a tenth of the same rows, into tables without any key
     */
    public record Result(long rows, double seconds, double plainRowsPerSecond) {
        public double rowsPerSecond() {
            return rows / seconds;
        }

        public double ratio() {
            return rowsPerSecond() / plainRowsPerSecond;
        }
    }

    /** Whether somebody or something is in this home already. */
    public boolean occupied() {
        return jdbc.sql("""
                        select exists (select from registrant) or exists (select from credit) or exists (select from cycle)
                            or exists (select from roll_entry) or exists (select from evidence)
                        """).query(Boolean.class).single();
    }

    /** @param progress is told the number of people sent so far */
    public Result run(Seeding seeding, Consumer<Long> progress) {
        long begin = System.nanoTime();
        transaction.executeWithoutResult(status -> REGISTERS.forEach(this::carry));
        Load load = new Load(seeding, progress);
        transaction.executeWithoutResult(status -> load.run());
        Portion.tables().forEach(table -> jdbc.sql("vacuum (analyze) " + table).update());
        return new Result(load.rows, (System.nanoTime() - begin - load.plainNanos) / 1e9, load.plainRowsPerSecond());
    }

    /** A register comes into a home as any other does: as a draft that is adopted. */
    private void carry(String register) {
        if (norms.registers().stream().noneMatch(known -> known.id().value().equals(register))) {
            Draft draft = drafts.draft(DraftKind.REGISTER, document(register), Portion.SEED);
            drafts.adopt(draft.id(), draft.revision(), Portion.SEED);
        }
    }

    private static String document(String register) {
        try {
            return new ClassPathResource("seed/" + register + ".json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One filling of the tables. */
    private final class Load {
        private final Seeding seeding;
        private final Consumer<Long> progress;
        private final BlockingQueue<Portion> made = new ArrayBlockingQueue<>(2);
        private final AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        private long rows;
        private long plainRows;
        private long plainNanos;

        Load(Seeding seeding, Consumer<Long> progress) {
            this.seeding = seeding;
            this.progress = progress;
        }

        void run() {
            BareTables tables = new BareTables(jdbc);
            List<String> names = Portion.tables();
            jdbc.sql("lock table " + String.join(", ", names) + " in access exclusive mode")
                    .update();
            if (occupied()) {
                throw new IllegalStateException("somebody else fills this home");
            }
            tables.strip(names);
            names.forEach(table -> jdbc.sql("create temporary table plain_" + table
                            + " on commit drop as select * from " + table + " with no data")
                    .update());
            Thread maker = Thread.ofPlatform().daemon().name("seed").start(this::make);
            try {
                send();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while seeding", e);
            } finally {
                maker.interrupt();
            }
            tables.restore();
            RegistrantLoad.settle(jdbc);
            CycleLoad.settle(jdbc);
            LedgerLoad.settle(jdbc);
            trail.record(List.of(new Footprint(
                    Portion.SEED,
                    "register-seeded",
                    "registrants:" + seeding.registrants(),
                    List.of(),
                    "task:administration",
                    null)));
        }

        private void make() {
            Instant at = seeding.day()
                    .minusDays(1)
                    .atStartOfDay(BusinessDay.AMSTERDAM)
                    .toInstant();
            Population population = new Population(seeding, norms);
            Portion.Marks marks = Portion.Marks.START;
            try {
                for (long from = 0; from < seeding.registrants(); from += PORTION) {
                    Portion portion = new Portion(marks, seeding.seed(), at, json);
                    long until = Math.min(seeding.registrants(), from + PORTION);
                    for (long place = from; place < until; place++) {
                        population.add(place, portion);
                    }
                    marks = portion.marks();
                    made.put(portion);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                failed.set(e);
            }
        }

        private void send() throws InterruptedException {
            int portions = 0;
            for (long sent = 0; sent < seeding.registrants(); sent = Math.min(seeding.registrants(), sent + PORTION)) {
                Portion portion = next();
                for (CopyRows table : portion.rows()) {
                    rows += table.send(template);
                }
                if (portions++ % PLAIN_EACH == 0) {
                    plain(portion);
                }
                progress.accept(Math.min(seeding.registrants(), sent + PORTION));
            }
        }

        private void plain(Portion portion) {
            long begin = System.nanoTime();
            for (CopyRows table : portion.rows()) {
                plainRows += table.send(template, table.statement().replaceFirst("copy ", "copy plain_"));
            }
            plainNanos += System.nanoTime() - begin;
        }

        private Portion next() throws InterruptedException {
            Portion portion = null;
            while (portion == null) {
                portion = made.poll(100, TimeUnit.MILLISECONDS);
                Throwable thrown = failed.get();
                if (thrown != null) {
                    throw new IllegalStateException("making people up failed", thrown);
                }
            }
            return portion;
        }

        double plainRowsPerSecond() {
            return plainRows * 1e9 / Math.max(1, plainNanos);
        }
    }
}
