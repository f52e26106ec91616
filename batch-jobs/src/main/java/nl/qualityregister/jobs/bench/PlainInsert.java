package nl.qualityregister.jobs.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Component;

/**
 * What PostgreSQL alone does with the rows: one COPY, one insert a table, one commit; into tables of the benchmark that are made as the
 * real ones are.
 */
@Component
class PlainInsert {
    private static final String TABLES = """
            create table if not exists bench_bare (like attendance including indexes);
            create table if not exists bench_attendance (
                like attendance including all,
                constraint bench_attendance_edition_fk foreign key (edition_code) references edition,
                constraint bench_attendance_registrant_fk foreign key (registrant_id) references registrant);
            create table if not exists bench_credit (
                like credit including all,
                constraint bench_credit_registrant_fk foreign key (registrant_id) references registrant);
            """;
    private static final String ATTENDANCE = """
            insert into %s (edition_code, registrant_id, session, attempt, recorded_at, recorded_by)
            select read_in.edition, r.id, 1, 1, now(), 'bench'
            from read_in
            join registrant r on r.number = read_in.number
            """;
    private static final String CREDITS = """
            insert into bench_credit (registrant_id, register, source_kind, source_key, completed_on, category, type, topic, points,
                                      hours, attributes, credited_at, credited_by)
            select r.id, a.register, 'attendance', e.code || ':' || a.category, e.ends_on, a.category, c.type, c.topic, a.points,
                   v.hours,
                   jsonb_build_object('accredited', true, 'knowledgeSource', c.knowledge_source, 'delivery', c.delivery, 'editionRef',
                                      e.code, 'courseCode', c.code, 'title', c.title),
                   now(), 'bench'
            from read_in
            join registrant r on r.number = read_in.number
            join edition e on e.code = read_in.edition
            join course c on c.code = e.course_code
            join course_version v on v.course_code = e.course_code and v.version = e.version
            join accreditation a on a.course_code = e.course_code and a.version = e.version and a.valid @> e.ends_on
            """;

    private final DataSource database;

    PlainInsert(DataSource database) {
        this.database = database;
    }

    /** Rows per second: they are read in, their numbers looked up, and they lie in a table under a key. */
    double attendance(AttendanceFile rows) throws SQLException {
        return measured(rows, ATTENDANCE.formatted("bench_bare"));
    }

    /** The same with what each is worth beside it, under every key, check and foreign key that such rows have. */
    double attendanceAndCredits(AttendanceFile rows) throws SQLException {
        return measured(rows, ATTENDANCE.formatted("bench_attendance"), CREDITS);
    }

    private double measured(AttendanceFile rows, String... inserts) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                Reader file = Files.newBufferedReader(rows.path())) {
            statement.execute(TABLES);
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            statement.execute("create temporary table read_in (edition text, number text) on commit drop");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy read_in from stdin (format csv, delimiter ';', header true)", file);
            for (String insert : inserts) {
                statement.execute(insert);
            }
            connection.commit();
            return rows.count() / ((System.nanoTime() - begin) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
