package nl.qualityregister.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code certificatebench}: certificates issued through the door, each rendered as PDF/A-3a and PDF/UA-1, its credential signed, sealed,
 * stored and put on the trail, beside a plain page of the same words, interleaved in one run; on one thread and on all; and what is kept
 * of each. The launcher gives it a home of its own.
 */
@Component
class CertificateBench implements Command {
    private static final Actor BENCH = Actor.job("bench");
    private static final RegisterId REGISTER = new RegisterId("krsd-demo");
    private static final int CHUNK = 200;

    private final Certificates certificates;
    private final AttendanceSeed seed;
    private final BusinessDay businessDay;
    private final JdbcClient jdbc;
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final PrintStream out = System.out;

    CertificateBench(Certificates certificates, AttendanceSeed seed, BusinessDay businessDay, JdbcClient jdbc) {
        this.certificates = certificates;
        this.seed = seed;
        this.businessDay = businessDay;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "certificatebench";
    }

    /** @param arguments certificates a round (1,000 unless given) and rounds (5 unless given) */
    @Override
    public int run(List<String> arguments) {
        int count = arguments.isEmpty() ? 1_000 : Integer.parseInt(arguments.getFirst());
        int rounds = arguments.size() < 2 ? 5 : Integer.parseInt(arguments.get(1));
        int issued = jdbc.sql("select count(*) from certificate")
                .query(Integer.class)
                .single();
        int threads = Runtime.getRuntime().availableProcessors();
        seed.people(issued + count * (rounds + 1) * 2);
        double[] plain = new double[rounds];
        double[] sealed = new double[rounds];
        double[] ratio = new double[rounds];
        double[] speedUp = new double[rounds];
        Sizes sizes = new Sizes();
        for (int i = -1; i < rounds; i++) {
            // the first warms up
            double limit = plain(count);
            Measured one = issue(count, 1, sizes);
            Measured all = issue(count, threads, sizes);
            if (i >= 0) {
                plain[i] = limit;
                sealed[i] = one.perCpuSecond();
                ratio[i] = one.perCpuSecond() / limit;
                speedUp[i] = one.wall() / all.wall();
            }
        }
        out.printf(Locale.ROOT, "%,d certificates a round, median [least-most] of %d%n", count, rounds);
        print("plain pages per CPU-second", plain, "%,.0f");
        print("sealed certificates per CPU-second", sealed, "%,.0f");
        print("ratio", ratio, "%.2f");
        print(threads + " threads beside one, wall-clock", speedUp, "%.2f");
        out.printf(
                Locale.ROOT,
                "%-36s %,d on average, %,d at most%n",
                "bytes of a PDF",
                sizes.sum / Math.max(1, sizes.count),
                sizes.largest);
        out.printf(
                Locale.ROOT,
                "%-36s %,d of row, %,d with its indexes%n",
                "bytes kept of a certificate",
                figure("select avg(pg_column_size(certificate.*))::bigint from certificate"),
                figure("select pg_total_relation_size('certificate') / greatest(count(*), 1) from certificate"));
        return 0;
    }

    private static final class Sizes {
        private long sum;
        private long count;
        private long largest;

        synchronized void add(int bytes) {
            sum += bytes;
            count++;
            largest = Math.max(largest, bytes);
        }
    }

    /** @param wall seconds */
    private record Measured(double perCpuSecond, double wall) {}

    private double plain(int count) {
        long cpu = machine.getProcessCpuTime();
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += PlainPage.of("B. Proefpersoon " + i, "http://localhost:8080/c/" + (100_000_000 + i)).length;
        }
        if (bytes < count * 10_000L) {
            throw new IllegalStateException("pages of " + bytes / count + " bytes are none");
        }
        return count / ((machine.getProcessCpuTime() - cpu) / 1e9);
    }

    /** Streams of a task of a pool run on that pool's threads. */
    private Measured issue(int count, int threads, Sizes sizes) {
        List<CycleId> wanted = certificates.wanted(REGISTER, businessDay.today(), 0, count);
        if (wanted.size() < count) {
            throw new IllegalStateException("only " + wanted.size() + " people have no certificate yet");
        }
        long begin = System.nanoTime();
        long cpu = machine.getProcessCpuTime();
        List<Certificate> made = new ArrayList<>();
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            for (int from = 0; from < count; from += CHUNK) {
                List<CycleId> chunk = wanted.subList(from, Math.min(count, from + CHUNK));
                made.addAll(pool.submit(() -> certificates.issue(
                                chunk, businessDay.today(), BENCH, (certificate, pdf) -> sizes.add(pdf.length)))
                        .join());
            }
        }
        if (made.size() != count) {
            throw new IllegalStateException("of " + count + " certificates " + made.size() + " were issued");
        }
        return new Measured(count / ((machine.getProcessCpuTime() - cpu) / 1e9), (System.nanoTime() - begin) / 1e9);
    }

    private long figure(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void print(String what, double[] figures, String form) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        out.printf(
                Locale.ROOT,
                "%-36s " + form + " [" + form + "-" + form + "]%n",
                what,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }
}
