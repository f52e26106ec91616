package nl.qualityregister.jobs.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code cyclebench ADDRESS [TIMES]}: the whole of EvaluateCycles, with reasons, rows and restart points, beside one statement over the
 * balances (a norm that needs sums) and one over the ledger (a norm that looks at items), on the same cycles, in turns. The seed's cycles
 * ended on 28 days, so that a business day more is a portion more; no cycle is judged twice. The launcher gives it a home of its own.
 */
@Component
class CycleBench implements Command {
    private static final int DAYS = 28;
    private static final int WARM_UP = 1;
    private static final int PORTION = 4;
    private static final int QUARTER = 2;
    private static final int WHOLE = 8;
    private static final int CALLERS = 4;
    private static final int SECONDS = 5;
    private static final long REST_NANOS = 2_000_000;

    private static final String TABLE = """
        create table if not exists bench_verdict (
            cycle_id  bigint  not null,
            met       boolean not null,
            remaining bigint  not null,
            constraint bench_verdict_pk primary key (cycle_id));
        truncate bench_verdict;
        """;
    private static final String DUE = """
        where cycle.register = :register and cycle.state = 'RUNNING' and upper(cycle.days) <= :day
        group by cycle.id
        """;
    private static final String VERDICT = """
        insert into bench_verdict (cycle_id, met, remaining)
        select cycle.id,
               coalesce(sum(points), 0) >= 12000
                   and coalesce(sum(points) filter (where category = :category), 0) >= 4000
                   and coalesce(sum(hours), 0) >= 4000,
               greatest(0, 12000 - coalesce(sum(points), 0))
        from cycle
        """;
    private static final String OVER_BALANCES = VERDICT + "left join balance on balance.cycle_id = cycle.id\n" + DUE;
    private static final String OVER_LEDGER = VERDICT + """
        left join credit on credit.registrant_id = cycle.registrant_id
                        and credit.register = cycle.register
                        and credit.completed_on <@ cycle.days
                        and credit.reverses is null
                        and not exists (select from credit counter where counter.reverses = credit.id)
        """ + DUE;

    private final Jobs jobs;
    private final BusinessDay businessDay;
    private final JdbcClient jdbc;
    private final PrintStream out = System.out;

    CycleBench(Jobs jobs, BusinessDay businessDay, JdbcClient jdbc) {
        this.jobs = jobs;
        this.businessDay = businessDay;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "bench-cycle";
    }

    /** Norms by what they need, each with the statement that it is held against. */
    private enum Kind {
        SUMS("seed-sums", "schooling", OVER_BALANCES, "one statement over the balances", ">= 0.8"),
        ITEMS("krsd-demo", "training", OVER_LEDGER, "one statement over the ledger", ">= 1.0");

        private final String register;
        private final String category;
        private final String statement;
        private final String limit;
        private final String aim;

        Kind(String register, String category, String statement, String limit, String aim) {
            this.register = register;
            this.category = category;
            this.statement = statement;
            this.limit = limit;
            this.aim = aim;
        }
    }

    /**
     * One portion: seconds of the job, and of the statement on the same cycles just before.
     *
     * @param again what of the job went on looking whether verdicts of earlier portions still hold
     */
    private record Measured(long cycles, double job, double again, double statement) {
        double judging() {
            return job - again;
        }
    }

    /** @param arguments the API's address, and repetitions (3 unless given, at most 4) */
    @Override
    public int run(List<String> arguments) {
        if (jdbc.sql("select exists (select from verdict)").query(Boolean.class).single()) {
            System.err.println("register: this home has been judged already, and bench cycle needs a fresh one");
            return 1;
        }
        URI api = URI.create(arguments.getFirst());
        int times = Math.clamp(arguments.size() < 2 ? 3 : Integer.parseInt(arguments.get(1)), 1, 4);
        jdbc.sql(TABLE).update();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        for (Kind kind : Kind.values()) {
            measure(kind, times);
        }
        lookUps(api);
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        out.printf(
                Locale.ROOT,
                "heap of the job at its peak, garbage included: %,d MB of at most %,d MB%n",
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        jdbc.sql("drop table bench_verdict").update();
        return 0;
    }

    private void measure(Kind kind, int times) {
        Iterator<LocalDate> nights = nights(times);
        portion(kind, nights.next());
        List<Measured> repeated = IntStream.range(0, times)
                .mapToObj(i -> portion(kind, nights.next()))
                .toList();
        Measured quarter = portion(kind, nights.next());
        Measured whole = portion(kind, nights.next());
        out.printf(
                Locale.ROOT,
                "%s, portions of %,d cycles, cycles a second, median [least - most] of %d%n",
                kind.register,
                repeated.getFirst().cycles(),
                times);
        Figures statement = new Figures(
                kind.limit,
                repeated.stream().map(one -> one.cycles() / one.statement()).toList());
        Figures job = new Figures(
                "EvaluateCycles, what is due",
                repeated.stream().map(one -> one.cycles() / one.judging()).toList());
        statement.print(out, "%,.0f", "");
        job.print(out, "%,.0f", "");
        job.per(statement, "ratio").print(out, "%.2f", kind.aim);
        Measured half = repeated.get(times / 2);
        for (Measured one : List.of(quarter, half, whole)) {
            out.printf(
                    Locale.ROOT,
                    "  %,9d cycles: %6.2f s, %6.1f µs each; and %.2f s on verdicts of before%n",
                    one.cycles(),
                    one.judging(),
                    one.judging() * 1e6 / one.cycles(),
                    one.again());
        }
        out.printf(
                Locale.ROOT,
                "  slope: %.2f times the time for %.2f times the cycles%n",
                whole.judging() / quarter.judging(),
                whole.cycles() / (double) quarter.cycles());
    }

    /** The business days that end each portion: to warm up, the repetitions, a small one and a large one. */
    private Iterator<LocalDate> nights(int times) {
        List<LocalDate> nights = new ArrayList<>();
        LocalDate night = businessDay.today().minusDays(DAYS).plusDays(WARM_UP);
        nights.add(night);
        for (int i = 0; i < times; i++) {
            night = night.plusDays(PORTION);
            nights.add(night);
        }
        night = night.plusDays(QUARTER);
        nights.add(night);
        nights.add(night.plusDays(WHOLE));
        return nights.iterator();
    }

    private Measured portion(Kind kind, LocalDate night) {
        jdbc.sql("truncate bench_verdict").update();
        long begin = System.nanoTime();
        int stated = jdbc.sql(kind.statement)
                .param("register", kind.register)
                .param("day", night)
                .param("category", kind.category)
                .update();
        double statement = (System.nanoTime() - begin) / 1e9;
        begin = System.nanoTime();
        JobRun run = jobs.run("EvaluateCycles", Map.of("register", kind.register, "businessDay", night.toString()));
        double job = (System.nanoTime() - begin) / 1e9;
        long judged = run.count("cycles judged");
        if (judged != stated) {
            throw new IllegalStateException("the statement knew of " + stated + " cycles, the job of " + judged);
        }
        return new Measured(judged, job, again(run), statement);
    }

    private double again(JobRun run) {
        return jdbc.sql("""
            select coalesce(sum(extract(epoch from end_time - start_time)), 0)
            from batch_step_execution
            where job_execution_id = :execution and step_name like 'again:%' and step_name not like '%:part:%'
            """)
                .param("execution", run.execution())
                .query(Double.class)
                .single();
    }

    /** Callers who rest between two look-ups, without the job and while it judges all that is left; each reads from the database. */
    private void lookUps(URI api) {
        Path numbers = numbers();
        HttpLoad.Result alone = Callers.measure(api, CALLERS, SECONDS, REST_NANOS, numbers, () -> {});
        AtomicReference<CompletableFuture<JobRun>> started = new AtomicReference<>();
        HttpLoad.Result beside = Callers.measure(
                api,
                CALLERS,
                SECONDS,
                REST_NANOS,
                numbers,
                () -> started.set(CompletableFuture.supplyAsync(() -> jobs.run("EvaluateCycles", Map.of()))));
        CompletableFuture<JobRun> night = started.get();
        boolean throughout = !night.isDone();
        long judged = night.join().count("cycles judged");
        out.printf(
                Locale.ROOT,
                "look-ups, %d callers: p99 %.2f ms alone, %.2f ms while the job judged %,d cycles%s: %.1f times   limit <= 3%n",
                CALLERS,
                alone.p99Millis(),
                beside.p99Millis(),
                judged,
                throughout ? "" : " (it ended before the look-ups did)",
                beside.p99Millis() / alone.p99Millis());
    }

    private Path numbers() {
        try {
            Path file = Files.createTempFile("numbers", null);
            file.toFile().deleteOnExit();
            return Files.write(
                    file,
                    jdbc.sql("select number from registrant order by id")
                            .query(String.class)
                            .list());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
