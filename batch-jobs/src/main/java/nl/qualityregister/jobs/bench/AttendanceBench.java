package nl.qualityregister.jobs.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.Reporter;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.trail.Actor;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code bench-attendance}: attendance through the job, credited and with balances kept, beside a plain COPY and insert of the same rows,
 * interleaved in one run; and through the door in calls of 1,000 rows. The launcher gives it a home of its own.
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
    private final DataSource database;
    private final BusinessDay businessDay;
    private final PrintStream out = System.out;

    AttendanceBench(
            Jobs jobs,
            Courses courses,
            AttendanceSeed seed,
            JdbcClient jdbc,
            DataSource database,
            BusinessDay businessDay) {
        this.jobs = jobs;
        this.courses = courses;
        this.seed = seed;
        this.jdbc = jdbc;
        this.database = database;
        this.businessDay = businessDay;
    }

    @Override
    public String name() {
        return "bench-attendance";
    }

    /** @param arguments rows (300,000 unless given) and repetitions (3 unless given) */
    @Override
    public int run(List<String> arguments) {
        int rows = arguments.isEmpty() ? 300_000 : Integer.parseInt(arguments.getFirst());
        int repetitions = arguments.size() < 2 ? 3 : Integer.parseInt(arguments.get(1));
        List<String> numbers = seed.people(rows / EDITIONS);
        double[] imported = new double[repetitions];
        double[] plain = new double[repetitions];
        double[] ratio = new double[repetitions];
        try {
            for (int i = -1; i < repetitions; i++) {
                // the first of each warms up with a tenth
                List<String> who = i < 0 ? numbers.subList(0, Math.max(1, numbers.size() / 10)) : numbers;
                double limit = plain(who);
                double job = imported(who);
                if (i >= 0) {
                    plain[i] = limit;
                    imported[i] = job;
                    ratio[i] = job / limit;
                }
            }
            out.printf(
                    Locale.ROOT,
                    "%,d rows of %,d people, rows per second, median [least-most] of %d%n",
                    rows,
                    numbers.size(),
                    repetitions);
            print("COPY and insert of the same rows", plain, "%,.0f");
            print("job ImportAttendance, credited", imported, "%,.0f");
            print("ratio", ratio, "%.2f");
            calls(numbers);
            return 0;
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private double imported(List<String> numbers) throws IOException {
        List<String> editions = seed.editions(EDITIONS, businessDay.today());
        Path file = Files.createTempFile("attendance", ".csv");
        Files.writeString(file, "edition;registration_number\n" + csv(editions, numbers), StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        JobRun run = jobs.run("ImportAttendance", Map.of("file", file.toString()));
        double seconds = (System.nanoTime() - begin) / 1e9;
        Files.delete(file);
        Object recorded = run.summary().get("new");
        if (!Long.valueOf((long) editions.size() * numbers.size()).equals(recorded)) {
            throw new IllegalStateException(
                    "of " + editions.size() * numbers.size() + " rows " + recorded + " were new");
        }
        return editions.size() * numbers.size() / seconds;
    }

    private static String csv(List<String> editions, List<String> numbers) {
        StringBuilder csv = new StringBuilder(editions.size() * numbers.size() * 30);
        editions.forEach(edition -> numbers.forEach(
                number -> csv.append(edition).append(';').append(number).append('\n')));
        return csv.toString();
    }

    /** The least that must happen to such rows: they are read in, their numbers looked up, and they lie in a table under a key. */
    private double plain(List<String> numbers) throws SQLException {
        List<String> editions = IntStream.range(0, EDITIONS)
                .mapToObj(i -> "P-" + UUID.randomUUID())
                .toList();
        String csv = csv(editions, numbers);
        long begin = System.nanoTime();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create temporary table read_in (edition text, number text) on commit drop");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy read_in from stdin (format csv, delimiter ';')", new StringReader(csv));
            statement.execute("""
                    create table if not exists bench_attendance (edition_code text collate "C", registrant_id bigint, session smallint,
                        attempt smallint, recorded_at timestamptz, recorded_by text,
                        primary key (edition_code, registrant_id, session, attempt))
                    """);
            statement.execute("""
                    insert into bench_attendance
                    select read_in.edition, r.id, 1, 1, now(), 'bench' from read_in join registrant r on r.number = read_in.number
                    """);
            connection.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return editions.size() * numbers.size() / ((System.nanoTime() - begin) / 1e9);
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
        out.printf(Locale.ROOT, "%,d attendances, %,d credits%n", attendances, credits);
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
