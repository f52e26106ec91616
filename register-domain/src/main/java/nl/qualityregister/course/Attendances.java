package nl.qualityregister.course;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gathers what attendance is judged by and stores it, whole chunks at once. */
@Repository
class Attendances {
    /** Who is suspended is still in the register and goes on learning; who lapsed, withdrew or was struck off is not. */
    private static final Set<Status> IN_THE_REGISTER = Set.of(Status.REGISTERED, Status.SUSPENDED);

    private final JdbcClient jdbc;
    private final Clock clock;

    Attendances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Two calls about one edition wait for each other here, to commit: seats are counted and the last session is noticed by one of
     * them. Always in the order of code, so that two calls about the same editions never wait crosswise.
     */
    void lock(List<AttendanceRow> rows) {
        String[] codes =
                rows.stream().map(row -> row.edition().strip()).distinct().toArray(String[]::new);
        jdbc.sql("""
                select code
                from edition
                where code = any(:codes)
                order by code
                for no key update
                """).param("codes", codes).query(String.class).list();
    }

    Map<String, EditionFacts> editions(List<ReadRow> rows) {
        String[] codes = rows.stream().map(ReadRow::edition).distinct().toArray(String[]::new);
        Map<String, List<EditionFacts.Grant>> grants = grants(codes);
        return jdbc.sql("""
                select e.code, e.ends_on, e.sessions, e.seats, c.provider_id, c.code as course, c.title, c.type, c.topic,
                       c.knowledge_source, c.delivery, c.hours,
                       (select count(distinct a.registrant_id) from attendance a where a.edition_code = e.code) as taken
                from edition e
                join course c on c.code = e.course_code
                where e.code = any(:codes)
                """).param("codes", codes).query((row, number) -> edition(row, grants)).list().stream()
                .collect(Collectors.toMap(edition -> edition.code().value(), edition -> edition));
    }

    private static EditionFacts edition(ResultSet row, Map<String, List<EditionFacts.Grant>> grants)
            throws SQLException {
        return new EditionFacts(
                new EditionCode(row.getString("code")),
                row.getObject("ends_on", LocalDate.class),
                row.getInt("sessions"),
                row.getObject("seats", Integer.class),
                row.getInt("taken"),
                new OrganisationId(row.getString("provider_id")),
                new CourseCode(row.getString("course")),
                row.getString("title"),
                row.getString("type"),
                row.getString("topic"),
                row.getString("knowledge_source"),
                row.getString("delivery"),
                new Hundredths(row.getLong("hours")),
                grants.getOrDefault(row.getString("code"), List.of()));
    }

    private Map<String, List<EditionFacts.Grant>> grants(String[] editions) {
        Map<String, List<EditionFacts.Grant>> grants = new HashMap<>();
        jdbc.sql("""
                select e.code, a.register, a.category, a.points
                from edition e
                join accreditation a on a.course_code = e.course_code and a.valid @> e.ends_on
                where e.code = any(:codes)
                order by e.code, a.register, a.category
                """).param("codes", editions).query(row -> {
            grants.computeIfAbsent(row.getString("code"), any -> new ArrayList<>())
                    .add(new EditionFacts.Grant(
                            new RegisterId(row.getString("register")),
                            row.getString("category"),
                            new Hundredths(row.getLong("points"))));
        });
        return grants;
    }

    /** The registrant of each number asked, beside the edition asked, known or not. */
    Map<AttendanceJudge.Asked, PersonFacts> people(List<ReadRow> rows) {
        List<AttendanceJudge.Asked> asked = rows.stream()
                .flatMap(row -> row.number().map(number -> new AttendanceJudge.Asked(row.edition(), number)).stream())
                .distinct()
                .toList();
        Map<AttendanceJudge.Asked, PersonFacts> people = new HashMap<>();
        jdbc.sql("""
                select asked.edition, asked.number, r.id,
                       array(select distinct s.register
                             from roll_standing s
                             where s.registrant_id = r.id
                               and s.days @> e.ends_on
                               and upper_inf(s.known)
                               and s.status = any(:statuses)) as registers,
                       array(select a.session
                             from attendance a
                             where a.edition_code = e.code
                               and a.registrant_id = r.id) as sessions
                from unnest(:editions, :numbers) as asked (edition, number)
                join registrant r on r.number = asked.number
                left join edition e on e.code = asked.edition
                """)
                .param("statuses", IN_THE_REGISTER.stream().map(Status::name).toArray(String[]::new))
                .param(
                        "editions",
                        asked.stream().map(AttendanceJudge.Asked::edition).toArray(String[]::new))
                .param(
                        "numbers",
                        asked.stream().map(one -> one.number().value()).toArray(String[]::new))
                .query(row -> {
                    people.put(
                            new AttendanceJudge.Asked(
                                    row.getString("edition"), new RegistrationNumber(row.getString("number"))),
                            person(row));
                });
        return people;
    }

    private static PersonFacts person(ResultSet row) throws SQLException {
        return new PersonFacts(
                new RegistrantId(row.getLong("id")),
                strings(row.getArray("registers")).stream().map(RegisterId::new).collect(Collectors.toSet()),
                shorts(row.getArray("sessions")));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Set<Integer> shorts(Array array) throws SQLException {
        return Arrays.stream((Short[]) array.getArray()).map(Short::intValue).collect(Collectors.toSet());
    }

    /** Nothing stands in the way: the editions are locked, and what was known was left out. */
    void add(Collection<LetIn> letIn, Actor by) {
        List<String> editions = new ArrayList<>();
        List<Long> registrants = new ArrayList<>();
        List<Integer> sessions = new ArrayList<>();
        for (LetIn added : letIn) {
            for (Integer session : added.sessions()) {
                editions.add(added.edition().code().value());
                registrants.add(added.registrant().value());
                sessions.add(session);
            }
        }
        jdbc.sql("""
                insert into attendance (edition_code, registrant_id, session, recorded_at, recorded_by)
                select edition, registrant, session, :at, :by
                from unnest(:editions, :registrants, :sessions) as added (edition, registrant, session)
                """)
                .param("editions", editions.toArray(String[]::new))
                .param("registrants", registrants.toArray(Long[]::new))
                .param("sessions", sessions.toArray(Integer[]::new))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
    }
}
