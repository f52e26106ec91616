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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Gathers what attendance is judged by and stores it, whole chunks at once. */
@Repository
class Attendances {
    /** Who is suspended is still in the register and goes on learning; who lapsed, withdrew or was struck off is not. */
    private static final Set<Status> IN_THE_REGISTER = Set.of(Status.REGISTERED, Status.SUSPENDED);

    private static final TypeReference<List<List<Integer>>> MODULES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Attendances(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
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
        return editions(rows.stream().map(ReadRow::edition).distinct().toArray(String[]::new));
    }

    /** The editions that count in the register, end in the days and have no attendance of the registrant; by day. */
    List<EditionFacts> attainable(RegistrantId registrant, RegisterId register, LocalDate from, LocalDate until) {
        String[] codes = jdbc.sql("""
                select distinct e.code
                from edition e
                join accreditation a on a.course_code = e.course_code and a.version = e.version and a.valid @> e.ends_on
                where a.register = :register
                  and e.ends_on between :from and :until
                  and not exists (select from attendance d where d.edition_code = e.code and d.registrant_id = :registrant)
                """)
                .param("register", register.value())
                .param("from", from)
                .param("until", until)
                .param("registrant", registrant.value())
                .query(String.class)
                .list()
                .toArray(String[]::new);
        return editions(codes).values().stream()
                .sorted(Comparator.comparing(EditionFacts::endsOn)
                        .thenComparing(edition -> edition.code().value()))
                .toList();
    }

    private Map<String, EditionFacts> editions(String[] codes) {
        Map<String, List<EditionFacts.Grant>> grants = grants(codes);
        return jdbc.sql("""
                select e.code, e.ends_on, e.sessions, e.seats, c.provider_id, c.code as course, c.title, c.type, c.topic,
                       c.knowledge_source, c.delivery, v.hours,
                       (select count(distinct a.registrant_id)
                        from attendance a
                        where a.edition_code = e.code
                          and not exists (select
                                          from attendance_void gone
                                          where gone.edition_code = a.edition_code
                                            and gone.registrant_id = a.registrant_id
                                            and gone.session = a.session
                                            and gone.attempt = a.attempt)) as taken,
                       array(select d.employer_id
                             from attendance_delegation d
                             where d.edition_code = e.code and d.ended_at is null) as delegates,
                       array(select r.register
                             from accreditation_request r
                             where r.course_code = e.course_code
                               and r.version = e.version
                               and r.state in ('SUBMITTED', 'RETURNED')) as pending
                from edition e
                join course c on c.code = e.course_code
                join course_version v on v.course_code = e.course_code and v.version = e.version
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
                strings(row.getArray("delegates")).stream()
                        .map(OrganisationId::new)
                        .collect(Collectors.toSet()),
                new CourseCode(row.getString("course")),
                row.getString("title"),
                row.getString("type"),
                row.getString("topic"),
                row.getString("knowledge_source"),
                row.getString("delivery"),
                new Hundredths(row.getLong("hours")),
                grants.getOrDefault(row.getString("code"), List.of()),
                strings(row.getArray("pending")).stream().map(RegisterId::new).collect(Collectors.toSet()));
    }

    private Map<String, List<EditionFacts.Grant>> grants(String[] editions) {
        Map<String, List<EditionFacts.Grant>> grants = new HashMap<>();
        jdbc.sql("""
                select e.code, a.register, a.category, a.points, a.partial, a.modules,
                       coalesce(cast(nullif(a.granted_at, '-infinity') at time zone 'Europe/Amsterdam' as date), date '0001-01-01')
                           as granted_on,
                       row_number() over (partition by e.code, a.register order by a.granted_at, a.category) = 1 as first
                from edition e
                join accreditation a on a.course_code = e.course_code and a.version = e.version and a.valid @> e.ends_on
                where e.code = any(:codes)
                order by e.code, a.register, a.category
                """).param("codes", editions).query(row -> {
            grants.computeIfAbsent(row.getString("code"), any -> new ArrayList<>())
                    .add(new EditionFacts.Grant(
                            new RegisterId(row.getString("register")),
                            row.getString("category"),
                            new Hundredths(row.getLong("points")),
                            row.getBoolean("first"),
                            row.getObject("granted_on", LocalDate.class),
                            Partial.valueOf(row.getString("partial")),
                            modules(row.getString("modules"))));
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
                       array(select s.register
                             from roll_standing s
                             where s.registrant_id = r.id
                               and s.days @> e.ends_on
                               and upper_inf(s.known)
                               and s.status = any(:statuses)) as registers,
                       array(select a.session
                             from attendance a
                             where a.edition_code = e.code
                               and a.registrant_id = r.id) as sessions,
                       array(select gone.session
                             from attendance_void gone
                             where gone.edition_code = e.code
                               and gone.registrant_id = r.id) as voided
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

    /** Each session stands as often as it was recorded; one that was voided as often does not stand. */
    private static PersonFacts person(ResultSet row) throws SQLException {
        List<Integer> standing = new ArrayList<>(shorts(row.getArray("sessions")));
        List<Integer> voided = shorts(row.getArray("voided"));
        voided.forEach(standing::remove);
        return new PersonFacts(
                new RegistrantId(row.getLong("id")),
                strings(row.getArray("registers")).stream().map(RegisterId::new).collect(Collectors.toSet()),
                Set.copyOf(standing),
                voided);
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static List<Integer> shorts(Array array) throws SQLException {
        return Arrays.stream((Short[]) array.getArray()).map(Short::intValue).toList();
    }

    private List<List<Integer>> modules(String written) {
        return written.equals("[]") ? List.of() : json.readValue(written, MODULES);
    }

    /** Nothing stands in the way: the editions are locked, and what was known was left out. */
    void add(Collection<LetIn> letIn, Actor by) {
        List<String> editions = new ArrayList<>();
        List<Long> registrants = new ArrayList<>();
        List<Integer> sessions = new ArrayList<>();
        List<Integer> attempts = new ArrayList<>();
        for (LetIn added : letIn) {
            for (Integer session : added.sessions()) {
                editions.add(added.edition().code().value());
                registrants.add(added.registrant().value());
                sessions.add(session);
                attempts.add(added.attempt(session));
            }
        }
        jdbc.sql("""
                insert into attendance (edition_code, registrant_id, session, attempt, recorded_at, recorded_by)
                select edition, registrant, session, attempt, :at, :by
                from unnest(:editions, :registrants, :sessions, :attempts) as added (edition, registrant, session, attempt)
                """)
                .param("editions", editions.toArray(String[]::new))
                .param("registrants", registrants.toArray(Long[]::new))
                .param("sessions", sessions.toArray(Integer[]::new))
                .param("attempts", attempts.toArray(Integer[]::new))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
    }

    /** @param sessions that stand */
    record Gone(LetIn of, Set<Integer> sessions) {}

    void takeBack(Collection<Gone> gone, String reason, Actor by) {
        List<String> editions = new ArrayList<>();
        List<Long> registrants = new ArrayList<>();
        List<Integer> sessions = new ArrayList<>();
        List<Integer> attempts = new ArrayList<>();
        for (Gone one : gone) {
            for (Integer session : one.sessions()) {
                editions.add(one.of().edition().code().value());
                registrants.add(one.of().registrant().value());
                sessions.add(session);
                attempts.add(one.of().attempt(session));
            }
        }
        jdbc.sql("""
                insert into attendance_void (edition_code, registrant_id, session, attempt, reason, voided_at, voided_by)
                select edition, registrant, session, attempt, :reason, :at, :by
                from unnest(:editions, :registrants, :sessions, :attempts) as gone (edition, registrant, session, attempt)
                """)
                .param("editions", editions.toArray(String[]::new))
                .param("registrants", registrants.toArray(Long[]::new))
                .param("sessions", sessions.toArray(Integer[]::new))
                .param("attempts", attempts.toArray(Integer[]::new))
                .param("reason", reason)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
    }

    /** Every accreditation the editions' versions ever had, valid or not. */
    Map<EditionCode, List<EditionFacts.Grant>> everGranted(Collection<EditionCode> editions) {
        Map<EditionCode, List<EditionFacts.Grant>> ever = new HashMap<>();
        jdbc.sql("""
                select distinct e.code, a.register, a.category, a.partial, a.modules
                from edition e
                join accreditation a on a.course_code = e.course_code and a.version = e.version
                where e.code = any(:codes)
                """).param("codes", Columns.text(editions, EditionCode::value)).query(row -> {
            ever.computeIfAbsent(new EditionCode(row.getString("code")), any -> new ArrayList<>())
                    .add(new EditionFacts.Grant(
                            new RegisterId(row.getString("register")),
                            row.getString("category"),
                            Hundredths.ZERO,
                            false,
                            LocalDate.MIN,
                            Partial.valueOf(row.getString("partial")),
                            modules(row.getString("modules"))));
        });
        return ever;
    }

    /** Who has attendance, of each edition of the version whose last day lies in the days; as rows of all that stands. */
    List<AttendanceRow> recorded(CourseCode course, int version, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                select distinct a.edition_code, r.number
                from edition e
                join attendance a on a.edition_code = e.code
                join registrant r on r.id = a.registrant_id
                where e.course_code = :course
                  and e.version = :version
                  and e.ends_on between :from and :until
                order by a.edition_code, r.number
                """)
                .param("course", course.value())
                .param("version", version)
                .param("from", from)
                .param("until", until)
                .query((row, number) -> new AttendanceRow(row.getString("edition_code"), row.getString("number"), null))
                .list();
    }

    /** The same of every version, of editions that ended on the day or later. */
    List<AttendanceRow> recorded(CourseCode course, LocalDate from) {
        return jdbc.sql("""
                select distinct a.edition_code, r.number
                from edition e
                join attendance a on a.edition_code = e.code
                join registrant r on r.id = a.registrant_id
                where e.course_code = :course
                  and e.ends_on >= :from
                order by a.edition_code, r.number
                """)
                .param("course", course.value())
                .param("from", from)
                .query((row, number) -> new AttendanceRow(row.getString("edition_code"), row.getString("number"), null))
                .list();
    }

    int seatsFrom(CourseCode course, LocalDate day) {
        return jdbc.sql("""
                select count(*)
                from booking b
                join edition e on e.code = b.edition_code
                where e.course_code = :course and e.ends_on >= :day and b.state = 'SEATED'
                """)
                .param("course", course.value())
                .param("day", day)
                .query(Integer.class)
                .single();
    }
}
