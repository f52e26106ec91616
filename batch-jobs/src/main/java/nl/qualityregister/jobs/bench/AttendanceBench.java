package nl.qualityregister.jobs.bench;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.Reporter;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code attendancebench}: attendance through the job, credited and with balances kept, beside a plain COPY and insert of the same
 * rows, interleaved in one run; and through the door in calls of 1,000 rows. The launcher gives it a home of its own.
 */
@Component
class AttendanceBench implements Command {
    private static final Actor BENCH = Actor.job("bench");
    private static final int EDITIONS = 10;
    private static final int CALL = 1_000;
    private static final int CALLS = 100;

    private final Jobs jobs;
    private final Courses courses;
    private final AttendanceSeed seed;
    private final JdbcClient jdbc;
    private final PlainInsert limits;
    private final BusinessDay businessDay;
    private final PrintStream out = System.out;

    AttendanceBench(
            Jobs jobs,
            Courses courses,
            AttendanceSeed seed,
            JdbcClient jdbc,
            PlainInsert limits,
            BusinessDay businessDay) {
        this.jobs = jobs;
        this.courses = courses;
        this.seed = seed;
        this.jdbc = jdbc;
        this.limits = limits;
        this.businessDay = businessDay;
    }

    @Override
    public String name() {
        return "attendancebench";
    }

    /** @param arguments rows (300,000 unless given) and repetitions (3 unless given) */
    @Override
    public int run(List<String> arguments) {
        int rows = arguments.isEmpty() ? 300_000 : Integer.parseInt(arguments.getFirst());
        int repetitions = arguments.size() < 2 ? 3 : Integer.parseInt(arguments.get(1));
        List<String> numbers = seed.people(rows / EDITIONS);
        double[] imported = new double[repetitions];
        double[] plain = new double[repetitions];
        double[] bare = new double[repetitions];
        try {
            for (int i = -1; i < repetitions; i++) {
                // the first of each warms up with a tenth
                List<String> who = i < 0 ? numbers.subList(0, Math.max(1, numbers.size() / 10)) : numbers;
                double attendanceAlone = measured(who, limits::attendance);
                double withCredits = measured(who, limits::attendanceAndCredits);
                double job = measured(who, this::imported);
                if (i >= 0) {
                    bare[i] = attendanceAlone;
                    plain[i] = withCredits;
                    imported[i] = job;
                }
            }
            out.printf(
                    Locale.ROOT,
                    "%,d rows of %,d people, rows per second, median [least-most] of %d%n",
                    rows,
                    numbers.size(),
                    repetitions);
            print("COPY and insert: attendance alone, no constraint but its key", bare, "%,.0f");
            print("COPY and insert: attendance and credits, all constraints", plain, "%,.0f");
            print("job ImportAttendance: judged, credited, balances kept", imported, "%,.0f");
            print("ratio to attendance and credits", ratio(imported, plain), "%.2f");
            print("ratio to attendance alone", ratio(imported, bare), "%.2f");
            calls(numbers);
            return 0;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static double[] ratio(double[] of, double[] to) {
        return IntStream.range(0, of.length).mapToDouble(i -> of[i] / to[i]).toArray();
    }

    private interface Measured {
        double rowsPerSecond(AttendanceFile rows) throws SQLException;
    }

    /** Each has editions of its own. */
    private double measured(List<String> numbers, Measured way) throws SQLException {
        try (AttendanceFile rows = AttendanceFile.of(seed.editions(EDITIONS, businessDay.today()), numbers)) {
            return way.rowsPerSecond(rows);
        }
    }

    private double imported(AttendanceFile rows) {
        long begin = System.nanoTime();
        JobRun run = jobs.run("ImportAttendance", Map.of("file", rows.path().toString()));
        double seconds = (System.nanoTime() - begin) / 1e9;
        Object recorded = run.summary().get("new");
        if (!Long.valueOf(rows.count()).equals(recorded)) {
            throw new IllegalStateException("of " + rows.count() + " rows " + recorded + " were new");
        }
        return rows.count() / seconds;
    }

    private void calls(List<String> numbers) {
        LocalDate today = businessDay.today();
        List<String> editions = seed.editions(1 + CALLS * CALL / numbers.size(), today);
        List<AttendanceRow> rows = new ArrayList<>();
        editions.forEach(edition -> numbers.forEach(number -> rows.add(new AttendanceRow(edition, number, null))));
        double[] millis = new double[Math.min(CALLS, rows.size() / CALL)];
        long begin = System.nanoTime();
        for (int i = 0; i < millis.length; i++) {
            long call = System.nanoTime();
            courses.report(rows.subList(i * CALL, (i + 1) * CALL), new Reporter.Office(), BENCH);
            millis[i] = (System.nanoTime() - call) / 1e6;
        }
        double perSecond = millis.length * CALL / ((System.nanoTime() - begin) / 1e9);
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "door in calls of %,d rows: %,.0f rows per second, p50 %.0f ms, p99 %.0f ms%n",
                CALL,
                perSecond,
                millis[millis.length / 2],
                millis[Math.min(millis.length - 1, (int) (millis.length * 0.99))]);
        long credits = jdbc.sql("select count(*) from credit").query(Long.class).single();
        long attendances =
                jdbc.sql("select count(*) from attendance").query(Long.class).single();
        out.printf(
                Locale.ROOT,
                "%,d attendances, %,d credits; heap of at most %,d MB%n",
                attendances,
                credits,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private void print(String what, double[] figures, String form) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        out.printf(
                Locale.ROOT,
                "%-62s " + form + " [" + form + "-" + form + "]%n",
                what,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }
}
