package nl.qualityregister.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Editions and who reports for their provider, as they lie in the tables. */
@Repository
class EditionRows {
    private static final String EDITION = """
            select e.code, e.course_code, e.version, e.starts_on, e.ends_on, e.sessions, e.seats, e.waiting_list, e.place,
                   cast(e.seats - (select count(*) from booking b where b.edition_code = e.code and b.state = 'SEATED') as integer)
                       as free
            from edition e
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    EditionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Edition> find(EditionCode code) {
        return jdbc.sql(EDITION + "where e.code = :code")
                .param("code", code.value())
                .query(EditionRows::edition)
                .optional();
    }

    Optional<Edition> lock(EditionCode code) {
        return jdbc.sql(EDITION + "where e.code = :code for no key update of e")
                .param("code", code.value())
                .query(EditionRows::edition)
                .optional();
    }

    List<Edition> of(CourseCode course, LocalDate from) {
        return jdbc.sql(EDITION + "where e.course_code = :course and e.ends_on >= :from order by e.starts_on, e.code")
                .param("course", course.value())
                .param("from", from)
                .query(EditionRows::edition)
                .list();
    }

    int count(CourseCode course) {
        return jdbc.sql("select count(*) from edition where course_code = :course")
                .param("course", course.value())
                .query(Integer.class)
                .single();
    }

    /** Whether something is accredited on the day, or a decision is awaited. */
    boolean within(CourseCode course, LocalDate day) {
        return jdbc.sql("""
                select exists (select from accreditation a where a.course_code = :course and a.valid @> cast(:day as date))
                       or exists (select
                                  from accreditation_request r
                                  where r.course_code = :course and r.state in ('SUBMITTED', 'RETURNED'))
                """)
                .param("course", course.value())
                .param("day", day.toString())
                .query(Boolean.class)
                .single();
    }

    boolean isAttended(EditionCode code) {
        return jdbc.sql("select exists (select from attendance where edition_code = :code)")
                .param("code", code.value())
                .query(Boolean.class)
                .single();
    }

    void queue(EditionCode code, boolean waitingList) {
        jdbc.sql("update edition set waiting_list = :queue where code = :code")
                .param("queue", waitingList)
                .param("code", code.value())
                .update();
    }

    void move(EditionCode code, LocalDate startsOn, LocalDate endsOn) {
        jdbc.sql("update edition set starts_on = :starts, ends_on = :ends where code = :code")
                .param("starts", startsOn)
                .param("ends", endsOn)
                .param("code", code.value())
                .update();
    }

    void delegate(EditionCode code, OrganisationId employer, Actor by) {
        jdbc.sql("""
                insert into attendance_delegation (id, edition_code, employer_id, delegated_at, delegated_by)
                values (:id, :edition, :employer, :at, :by)
                on conflict do nothing
                """)
                .param("id", UUID.randomUUID())
                .param("edition", code.value())
                .param("employer", employer.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
    }

    void endDelegation(EditionCode code, OrganisationId employer) {
        jdbc.sql("""
                update attendance_delegation
                set ended_at = :at
                where edition_code = :edition and employer_id = :employer and ended_at is null
                """)
                .param("edition", code.value())
                .param("employer", employer.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private static Edition edition(ResultSet row, int number) throws SQLException {
        return new Edition(
                new EditionCode(row.getString("code")),
                new CourseCode(row.getString("course_code")),
                row.getInt("version"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getInt("sessions"),
                row.getObject("seats", Integer.class),
                row.getObject("free", Integer.class),
                row.getBoolean("waiting_list"),
                row.getString("place"));
    }
}
