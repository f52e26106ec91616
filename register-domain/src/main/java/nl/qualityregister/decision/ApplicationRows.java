package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.assessment.Finding;
import nl.qualityregister.house.Violation;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The statements on the table of applications. */
@Component
class ApplicationRows {
    private static final TypeReference<List<String>> DOCUMENTS = new TypeReference<>() {};

    private static final String APPLICATION = """
            select application.id, application.applicant, application.asked::text as asked, application.state, application.reason,
                   registrant.number, application.submitted_at, application.version, application.earlier_id,
                   application.finding::text as finding, application.found_at, application.assessed_by,
                   application.verdicts::text as verdicts, application.decided_by, application.decided_at, application.object_until
            from application
            left join registrant on registrant.id = application.registrant_id
            """;

    private static final String KEEP_SUBMISSION = """
            insert into application_submission (application_id, place, asked, submitted_at)
            select :id, count(*), cast(:asked as jsonb), :now
            from application_submission
            where application_id = :id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ApplicationRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Empty when the account has one waiting for the register. */
    Optional<ApplicationId> insert(NewApplication asked, AccountId applicant, @Nullable ApplicationId earlier) {
        Optional<ApplicationId> inserted = jdbc.sql("""
                        insert into application (id, applicant, register, asked, state, submitted_at, earlier_id)
                        values (:id, :applicant, :register, cast(:asked as jsonb), 'SUBMITTED', :now, cast(:earlier as uuid))
                        on conflict (applicant, register) where state in ('SUBMITTED', 'RETURNED', 'ASSESSED') do nothing
                        returning id
                        """)
                .param("id", UUID.randomUUID())
                .param("applicant", applicant.value())
                .param("register", asked.register().value())
                .param("asked", json.writeValueAsString(asked))
                .param("now", now())
                .param("earlier", earlier == null ? null : earlier.toString())
                .query(UUID.class)
                .optional()
                .map(ApplicationId::new);
        inserted.ifPresent(id -> keepSubmission(id, asked));
        return inserted;
    }

    private void keepSubmission(ApplicationId id, NewApplication asked) {
        jdbc.sql(KEEP_SUBMISSION)
                .param("id", id.value())
                .param("asked", json.writeValueAsString(asked))
                .param("now", now())
                .update();
    }

    /** The one that the applicant made last for the register. */
    Optional<ApplicationId> last(AccountId applicant, RegisterId register) {
        return jdbc.sql("""
                        select id
                        from application
                        where applicant = :applicant and register = :register
                        order by submitted_at desc, id
                        limit 1
                        """)
                .param("applicant", applicant.value())
                .param("register", register.value())
                .query(UUID.class)
                .optional()
                .map(ApplicationId::new);
    }

    Optional<Application> find(ApplicationId id) {
        return jdbc.sql(APPLICATION + "where application.id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    /**
     * The application as it stands once everybody else who decides on one of the same account is done: two registers that accept the
     * same newcomer at once make one person.
     */
    Optional<Application> lock(ApplicationId id) {
        jdbc.sql("""
                        select id
                        from application
                        where applicant = (select asked.applicant from application asked where asked.id = :id)
                        order by id
                        for update
                        """).param("id", id.value()).query(UUID.class).list();
        return find(id);
    }

    List<Application> list(ApplicationState state, Optional<ApplicationId> after, int limit) {
        String keyset = after.isEmpty() ? "" : """
                        and (application.submitted_at, application.id) >
                            (select last.submitted_at, last.id from application last where last.id = :after)
                        """;
        return jdbc.sql(APPLICATION + "where application.state = :state\n" + keyset + """
                        order by application.submitted_at, application.id
                        limit :limit
                        """)
                .param("state", state.name())
                .param("after", after.map(ApplicationId::value).orElse(null))
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    List<Application> of(AccountId applicant) {
        return jdbc.sql(APPLICATION + """
                        where application.applicant = :applicant
                        order by application.submitted_at desc, application.id
                        """)
                .param("applicant", applicant.value())
                .query(this::read)
                .list();
    }

    Application submitAgain(ApplicationId id, NewApplication asked) {
        jdbc.sql("""
                        update application
                        set state = 'SUBMITTED', asked = cast(:asked as jsonb), version = version + 1
                        where id = :id
                        """)
                .param("asked", json.writeValueAsString(asked))
                .param("id", id.value())
                .update();
        keepSubmission(id, asked);
        return find(id).orElseThrow();
    }

    void found(ApplicationId id, ApplicationState state, Finding finding, List<AccountId> judgedBy) {
        jdbc.sql("""
                        update application
                        set state = :state, finding = cast(:finding as jsonb), found_at = :now, version = version + 1,
                            assessed_by = array(select distinct judge from unnest(assessed_by || cast(:judges as text[])) as all_of(judge))
                        where id = :id
                        """)
                .param("state", state.name())
                .param("finding", json.writeValueAsString(finding))
                .param("now", now())
                .param(
                        "judges",
                        judgedBy.stream()
                                .map(judge -> Actor.account(judge).name())
                                .toArray(String[]::new))
                .param("id", id.value())
                .update();
    }

    /** @param reason absent where nobody deviated from anybody */
    record Ruling(
            ApplicationState state,
            @Nullable String reason,
            @Nullable RegistrantId registrant,
            LocalDate objectUntil,
            List<Verdict> verdicts,
            Actor by) {}

    /** Refuses with {@link OwnCase}: the table itself keeps people from deciding on what is theirs or was judged by them. */
    Application decide(Application application, Ruling ruling) {
        try {
            jdbc.sql("""
                        update application
                        set state = :state, reason = :reason, registrant_id = :registrant, version = version + 1,
                            verdicts = cast(:verdicts as jsonb), decided_by = :by, decided_at = :now, object_until = :objectUntil
                        where id = :id
                        """)
                    .param("state", ruling.state().name())
                    .param("reason", ruling.reason())
                    .param(
                            "registrant",
                            ruling.registrant() == null
                                    ? null
                                    : ruling.registrant().value())
                    .param(
                            "verdicts",
                            json.writeValueAsString(ruling.verdicts().stream()
                                    .map(Verdict::toJson)
                                    .toList()))
                    .param("by", ruling.by().name())
                    .param("now", now())
                    .param("objectUntil", ruling.objectUntil())
                    .param("id", application.id().value())
                    .update();
        } catch (DataIntegrityViolationException refused) {
            boolean own =
                    Violation.of("application_own_ck", refused) || Violation.of("application_two_people_ck", refused);
            throw own ? new OwnCase() : refused;
        }
        return find(application.id()).orElseThrow();
    }

    Application withdraw(Application application) {
        jdbc.sql("update application set state = 'WITHDRAWN', version = version + 1 where id = :id")
                .param("id", application.id().value())
                .update();
        return find(application.id()).orElseThrow();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Application read(ResultSet row, int number) throws SQLException {
        String registrationNumber = row.getString("number");
        UUID earlier = row.getObject("earlier_id", UUID.class);
        return new Application(
                new ApplicationId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("applicant", UUID.class)),
                json.readValue(row.getString("asked"), NewApplication.class),
                ApplicationState.valueOf(row.getString("state")),
                row.getString("reason"),
                registrationNumber == null ? null : new RegistrationNumber(registrationNumber),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                earlier == null ? null : new ApplicationId(earlier),
                assessed(row),
                decided(row));
    }

    private Application.@Nullable Assessed assessed(ResultSet row) throws SQLException {
        String finding = row.getString("finding");
        if (finding == null) {
            return null;
        }
        return new Application.Assessed(
                json.readValue(finding, Finding.class),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                Arrays.stream((String[]) row.getArray("assessed_by").getArray())
                        .map(Actor::new)
                        .toList());
    }

    private Application.@Nullable Decided decided(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("decided_at", OffsetDateTime.class);
        if (at == null) {
            return null;
        }
        return new Application.Decided(
                new Actor(Objects.requireNonNull(row.getString("decided_by"))),
                at.toInstant(),
                row.getObject("object_until", LocalDate.class),
                json.readValue(row.getString("verdicts"), DOCUMENTS).stream()
                        .map(Verdict::fromJson)
                        .toList());
    }
}
