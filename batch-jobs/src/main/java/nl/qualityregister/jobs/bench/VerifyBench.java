package nl.qualityregister.jobs.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.verification.Question;
import nl.qualityregister.verification.Verifications;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code bench-verify}: numbers per second verified in calls of 1,000, each with its receipt signed and kept and its row on the trail, beside
 * single look-ups by pgbench and a loop of single look-ups through the door, interleaved in one run.
 */
@Component
class VerifyBench implements Command {
    private static final int CALL = 1_000;
    private static final int SECONDS = 3;
    private static final int CALLERS = 8;

    private final Verifications verifications;
    private final BenchLogins logins;
    private final PgBench pgBench;
    private final JdbcClient jdbc;
    private final PrintStream out = System.out;

    VerifyBench(Verifications verifications, BenchLogins logins, PgBench pgBench, JdbcClient jdbc) {
        this.verifications = verifications;
        this.logins = logins;
        this.pgBench = pgBench;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "bench-verify";
    }

    @Override
    public int run(List<String> arguments) {
        int repetitions = arguments.isEmpty() ? 5 : Integer.parseInt(arguments.getFirst());
        String[] numbers = jdbc.sql("select number from registrant order by id")
                .query((row, i) -> row.getString("number"))
                .list()
                .toArray(String[]::new);
        Account asker = logins.employer("bench");
        Thread following = Thread.ofPlatform().name("following").daemon().start(this::follow);
        List<Double> limits = new ArrayList<>();
        List<Double> calls = new ArrayList<>();
        List<Double> loops = new ArrayList<>();
        for (int i = -1; i < repetitions; i++) {
            double limit = pgBench.run(i < 0 ? 1 : SECONDS);
            double verified = perSecond(
                    () -> CALL, random -> verifications.verify(questions(numbers, random), null, null, asker));
            double looked = perSecond(
                    () -> 1,
                    random -> verifications.lookUp(
                            nl.qualityregister.registrant.RegistrationNumber.read(
                                            numbers[random.nextInt(numbers.length)])
                                    .orElseThrow(),
                            null,
                            null));
            if (i >= 0) {
                limits.add(limit);
                calls.add(verified);
                loops.add(looked);
            }
        }
        out.printf(
                Locale.ROOT,
                "%,d registrants, numbers per second, median [least - most] of %d%n",
                numbers.length,
                repetitions);
        Figures limit = new Figures("pgbench -M prepared, 8 clients, one look-up", limits);
        Figures call = new Figures("calls of 1,000, receipt signed and kept", calls);
        Figures loop = new Figures("a loop of single look-ups", loops);
        limit.print(out, "%,.0f", "");
        loop.print(out, "%,.0f", "");
        call.print(out, "%,.0f", "");
        call.per(loop, "calls per loop").print(out, "%.2f", "");
        call.per(limit, "calls per pgbench").print(out, "%.2f", ">= 3");
        following.interrupt();
        return 0;
    }

    /** As the API does. */
    private void follow() {
        while (!Thread.currentThread().isInterrupted()) {
            verifications.follow();
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static List<Question> questions(String[] numbers, SplittableRandom random) {
        int[] places = random.ints(0, numbers.length)
                .distinct()
                .limit(Math.min(CALL, numbers.length))
                .toArray();
        return Arrays.stream(places)
                .mapToObj(place -> new Question(numbers[place], null, null))
                .toList();
    }

    private interface Work {
        void run(SplittableRandom random);
    }

    private static double perSecond(Callable<Integer> each, Work work) {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        long begin = System.nanoTime();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<Long>> running = IntStream.range(0, CALLERS)
                    .mapToObj(i -> callers.submit(() -> {
                        SplittableRandom random = new SplittableRandom(System.nanoTime() + i);
                        long done = 0;
                        while (System.nanoTime() < end) {
                            work.run(random);
                            done += each.call();
                        }
                        return done;
                    }))
                    .toList();
            long all = 0;
            for (Future<Long> one : running) {
                all += one.get();
            }
            return all / ((System.nanoTime() - begin) / 1e9);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
