package nl.qualityregister.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Applications and what was granted, as they lie in the tables. */
@Repository
class RequestRows {
    private static final String REQUEST = """
            select r.id, r.course_code, r.version, r.register, c.provider_id, r.body_id, v.files, r.due_on, v.content ->> 'title' as title,
                   r.state, r.fee_cents, r.submitted_at, r.judgement, r.answer, r.concluded_at
            from accreditation_request r
            join course_version v on v.course_code = r.course_code and v.version = r.version
            join course c on c.code = r.course_code
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    RequestRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void add(List<AccreditationRequest> requests, List<Long> fees, Actor by) {
        jdbc.sql("""
                insert into accreditation_request (id, course_code, version, register, body_id, state, fee_cents, due_on, submitted_at,
                                                   submitted_by)
                select cast(id as uuid), course, version, register, body, 'SUBMITTED', fee, cast(due_on as date), :at, :by
                from unnest(:ids, :courses, :versions, :registers, :bodies, :fees, :days)
                     as asked (id, course, version, register, body, fee, due_on)
                """)
                .param("ids", Columns.text(requests, request -> request.id().value()))
                .param(
                        "courses",
                        Columns.text(requests, request -> request.course().value()))
                .param(
                        "versions",
                        requests.stream().map(AccreditationRequest::version).toArray(Integer[]::new))
                .param(
                        "registers",
                        Columns.text(requests, request -> request.register().value()))
                .param("bodies", Columns.text(requests, RequestRows::body))
                .param("fees", fees.toArray(Long[]::new))
                .param("days", Columns.text(requests, AccreditationRequest::dueOn))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
    }

    private static @Nullable Object body(AccreditationRequest request) {
        OrganisationId body = request.body();
        return body == null ? null : body.value();
    }

    /** In the order of course, so that two who answer several at once never wait crosswise. */
    void lock(Collection<AccreditationRequestId> ids) {
        jdbc.sql("""
                select c.code
                from course c
                where c.code in (select r.course_code from accreditation_request r where r.id = any(cast(:ids as uuid[])))
                order by c.code
                for no key update
                """)
                .param("ids", Columns.text(ids, AccreditationRequestId::value))
                .query(String.class)
                .list();
    }

    List<AccreditationApplication> find(Collection<AccreditationRequestId> ids) {
        return jdbc.sql(REQUEST + "where r.id = any(cast(:ids as uuid[])) order by r.submitted_at, r.id")
                .param("ids", Columns.text(ids, AccreditationRequestId::value))
                .query((row, number) -> application(row))
                .list();
    }

    List<AccreditationApplication> of(OrganisationId provider) {
        return jdbc.sql(REQUEST + "where c.provider_id = :provider order by r.submitted_at desc, r.id")
                .param("provider", provider.value())
                .query((row, number) -> application(row))
                .list();
    }

    void conclude(AccreditationRequestId id, RequestState state, AccreditationJudgement judgement, Actor by) {
        jdbc.sql("""
                update accreditation_request
                set state = :state, judgement = cast(:judgement as jsonb), concluded_at = :at, concluded_by = :by
                where id = :id
                """)
                .param("state", state.name())
                .param("judgement", json.writeValueAsString(judgement))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .param("id", id.value())
                .update();
    }

    void move(AccreditationRequestId id, RequestState state, @Nullable String answer) {
        jdbc.sql("update accreditation_request set state = :state, answer = coalesce(:answer, answer) where id = :id")
                .param("state", state.name())
                .param("answer", answer)
                .param("id", id.value())
                .update();
    }

    void grant(AccreditationRequest request, AccreditationJudgement.Granted granted, CourseContent content) {
        List<AccreditationJudgement.CategoryPoints> points = granted.points();
        jdbc.sql("""
                insert into accreditation (id, course_code, version, register, category, points, valid, body_id, request_id, conditions,
                                           partial, modules, granted_at)
                select cast(id as uuid), :course, :version, :register, category, points, daterange(:from, :until, '[]'), :body, :request,
                       :conditions, :partial, cast(:modules as jsonb), :at
                from unnest(:ids, :categories, :points) as granted (id, category, points)
                """)
                .param("ids", Columns.text(points, any -> UUID.randomUUID()))
                .param("categories", Columns.text(points, AccreditationJudgement.CategoryPoints::category))
                .param("points", Columns.numbers(points, one -> one.points().value()))
                .param("course", request.course().value())
                .param("version", request.version())
                .param("register", request.register().value())
                .param("from", granted.validFrom())
                .param("until", granted.validUntil())
                .param("body", body(request))
                .param("request", request.id().value())
                .param("conditions", granted.conditions())
                .param("partial", content.partial().toUpperCase(Locale.ROOT))
                .param("modules", json.writeValueAsString(content.modules()))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** What the version is accredited for, in every register. */
    List<NewAccreditation> granted(CourseCode course, int version) {
        return jdbc.sql("""
                select register, category, points, lower(valid) as valid_from, upper(valid) - 1 as valid_until, body_id
                from accreditation
                where course_code = :course and version = :version and not isempty(valid)
                order by register, category, valid
                """)
                .param("course", course.value())
                .param("version", version)
                .query((row, number) -> {
                    String body = row.getString("body_id");
                    return new NewAccreditation(
                            new RegisterId(row.getString("register")),
                            row.getString("category"),
                            new Hundredths(row.getLong("points")),
                            row.getObject("valid_from", LocalDate.class),
                            row.getObject("valid_until", LocalDate.class),
                            body == null ? null : new OrganisationId(body));
                })
                .list();
    }

    /** In the order in which attendance locks them too. */
    void lockEditions(CourseCode course) {
        jdbc.sql("select code from edition where course_code = :course order by code for no key update")
                .param("course", course.value())
                .query(String.class)
                .list();
    }

    /** The same of every version. */
    List<NewAccreditation> granted(CourseCode course) {
        return jdbc
                .sql("select distinct version from accreditation where course_code = :course order by version")
                .param("course", course.value())
                .query((row, number) -> row.getInt("version"))
                .list()
                .stream()
                .flatMap(version -> granted(course, version).stream())
                .toList();
    }

    /** Ends what the course is accredited for in the register, in every version, the day before. Returns how many ended. */
    int end(CourseCode course, RegisterId register, LocalDate firstDayWithout) {
        return jdbc.sql("""
                update accreditation
                set valid = daterange(lower(valid), greatest(lower(valid), :day)), ended_early_from = :day
                where course_code = :course and register = :register and upper(valid) > :day
                """)
                .param("course", course.value())
                .param("register", register.value())
                .param("day", firstDayWithout)
                .update();
    }

    Optional<AccreditationSetting> setting(RegisterId register) {
        return jdbc.sql("""
                select register, locks_those_in_arrears, panel_sources, remind_days_before, version
                from accreditation_setting
                where register = :register
                """)
                .param("register", register.value())
                .query((row, number) -> new AccreditationSetting(
                        new RegisterId(row.getString("register")),
                        row.getBoolean("locks_those_in_arrears"),
                        List.of((String[]) row.getArray("panel_sources").getArray()),
                        List.of((Integer[]) row.getArray("remind_days_before").getArray()),
                        row.getLong("version")))
                .optional();
    }

    /** False when another version stands. */
    boolean set(AccreditationSetting setting, Actor by) {
        return jdbc.sql("""
                insert into accreditation_setting (register, locks_those_in_arrears, panel_sources, remind_days_before, set_at, set_by, version)
                select :register, :locks, :sources, :days, :at, :by, 1
                where :version = 0 or exists (select from accreditation_setting known where known.register = :register)
                on conflict (register) do update
                set locks_those_in_arrears = excluded.locks_those_in_arrears, panel_sources = excluded.panel_sources,
                    remind_days_before = excluded.remind_days_before, set_at = excluded.set_at, set_by = excluded.set_by,
                    version = accreditation_setting.version + 1
                where accreditation_setting.version = :version
                """)
                        .param("register", setting.register().value())
                        .param("locks", setting.locksThoseInArrears())
                        .param("sources", setting.panelSources().toArray(String[]::new))
                        .param("days", setting.remindDaysBefore().toArray(Integer[]::new))
                        .param("version", setting.version())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("by", by.name())
                        .update()
                == 1;
    }

    private AccreditationApplication application(ResultSet row) throws SQLException {
        String body = row.getString("body_id");
        String judgement = row.getString("judgement");
        OffsetDateTime concluded = row.getObject("concluded_at", OffsetDateTime.class);
        return new AccreditationApplication(
                new AccreditationRequest(
                        new AccreditationRequestId(row.getObject("id", UUID.class)),
                        new CourseCode(row.getString("course_code")),
                        row.getInt("version"),
                        new RegisterId(row.getString("register")),
                        new OrganisationId(row.getString("provider_id")),
                        body == null ? null : new OrganisationId(body),
                        Arrays.stream((UUID[]) row.getArray("files").getArray())
                                .map(FileId::new)
                                .toList(),
                        row.getObject("due_on", LocalDate.class)),
                row.getString("title"),
                RequestState.valueOf(row.getString("state")),
                row.getLong("fee_cents"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                judgement == null ? null : json.readValue(judgement, AccreditationJudgement.class),
                row.getString("answer"),
                concluded == null ? null : concluded.toInstant());
    }
}
