package nl.qualityregister.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.KeyRanges;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * {@code certificatebench}: certificates issued through the door, each rendered as PDF/A-3a and PDF/UA-1, its credential signed, sealed,
 * stored and put on the trail, beside a plain page of the same words, interleaved in one run; the job with one thread and with all; and
 * what is kept of each. The launcher gives it a home of its own.
 */
@Component
class CertificateBench implements Command {
    private static final Actor BENCH = Actor.job("bench");
    private static final RegisterId REGISTER = new RegisterId("krsd-demo");
    private static final int CHUNK = 200;

    private final Certificates certificates;
    private final Jobs jobs;
    private final AttendanceSeed seed;
    private final BusinessDay businessDay;
    private final JdbcClient jdbc;
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final PrintStream out = System.out;

    CertificateBench(
            Certificates certificates, Jobs jobs, AttendanceSeed seed, BusinessDay businessDay, JdbcClient jdbc) {
        this.certificates = certificates;
        this.jobs = jobs;
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
        int threads = KeyRanges.THREADS.fallback().orElseThrow().get();
        double[] plain = new double[rounds];
        double[] sealed = new double[rounds];
        double[] ratio = new double[rounds];
        double[] alone = new double[rounds];
        double[] speedUp = new double[rounds];
        Sizes sizes = new Sizes();
        for (int i = -1; i < rounds; i++) {
            // the first warms up
            double limit = plain(count);
            double door = issue(count, sizes);
            double one = job(count, 1);
            double all = job(count, threads);
            if (i >= 0) {
                plain[i] = limit;
                sealed[i] = door;
                ratio[i] = door / limit;
                alone[i] = count / one;
                speedUp[i] = one / all;
            }
        }
        out.printf(Locale.ROOT, "%,d certificates a round, median [least-most] of %d%n", count, rounds);
        print("plain pages per CPU-second", plain, "%,.0f");
        print("sealed certificates per CPU-second", sealed, "%,.0f");
        print("ratio", ratio, "%.2f");
        print("the job, certificates a second", alone, "%,.0f");
        print("the job, " + threads + " threads beside one", speedUp, "%.2f");
        out.printf(
                Locale.ROOT,
                "%-36s %,d on average, %,d at most%n",
                "bytes of a PDF",
                sizes.sum / Math.max(1, sizes.count),
                sizes.largest);
        kept("bytes kept with a B-B seal", "time_stamp is null");
        kept("bytes kept with a B-T seal", "time_stamp is not null");
        out.printf(
                Locale.ROOT,
                "%-36s %,d%n",
                "the same with indexes and all",
                figure("select pg_total_relation_size('certificate') / greatest(count(*), 1) from certificate"));
        return 0;
    }

    private void kept(String what, String which) {
        long bytes = figure(
                "select coalesce(avg(pg_column_size(certificate.*)), 0)::bigint from certificate where " + which);
        out.printf(
                Locale.ROOT,
                "%-36s %s%n",
                what,
                bytes == 0
                        ? "none here; name an authority in REGISTER_SEAL_TIME_STAMP_AUTHORITY"
                        : String.format(Locale.ROOT, "%,d of row", bytes));
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

    /** Through the door, on this thread; certificates a CPU-second. */
    private double issue(int count, Sizes sizes) {
        seedFor(count);
        List<CycleId> wanted = certificates.wanted(REGISTER, businessDay.today(), 0, count);
        long cpu = machine.getProcessCpuTime();
        int made = 0;
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            List<CycleId> chunk = wanted.subList(from, Math.min(wanted.size(), from + CHUNK));
            made += certificates
                    .issue(chunk, businessDay.today(), BENCH, (certificate, pdf) -> sizes.add(pdf.length))
                    .size();
        }
        requireAll(count, made);
        return count / ((machine.getProcessCpuTime() - cpu) / 1e9);
    }

    /** The job itself, files and restart points included; seconds. */
    private double job(int count, int threads) {
        seedFor(count);
        try {
            Path folder = Files.createTempDirectory("certificates");
            long begin = System.nanoTime();
            JobRun run = jobs.run(
                    "IssueCertificates",
                    Map.of(
                            "register", REGISTER.value(),
                            "businessDay", businessDay.today().toString(),
                            "folder", folder.toString(),
                            "threads", Integer.toString(threads)));
            double took = (System.nanoTime() - begin) / 1e9;
            requireAll(count, Math.toIntExact(run.count("issued")));
            FileSystemUtils.deleteRecursively(folder);
            return took;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many who have none yet. */
    private void seedFor(int count) {
        seed.people(Math.toIntExact(figure("select count(distinct registrant_id) from certificate")) + count);
    }

    private static void requireAll(int count, int made) {
        if (made != count) {
            throw new IllegalStateException("of " + count + " certificates " + made + " were issued");
        }
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
