package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements on the table of applications. */
@Component
class ApplicationRows {
    private static final String APPLICATION = """
            select application.id, application.applicant, application.asked::text as asked, application.state, application.reason,
                   registrant.number, application.submitted_at, application.version
            from application
            left join registrant on registrant.id = application.registrant_id
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
    Optional<ApplicationId> insert(NewApplication asked, AccountId applicant) {
        return jdbc.sql("""
                        insert into application (id, applicant, register, asked, state, submitted_at)
                        values (:id, :applicant, :register, cast(:asked as jsonb), 'SUBMITTED', :now)
                        on conflict (applicant, register) where state = 'SUBMITTED' do nothing
                        returning id
                        """)
                .param("id", UUID.randomUUID())
                .param("applicant", applicant.value())
                .param("register", asked.register().value())
                .param("asked", json.writeValueAsString(asked))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
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

    Application accept(Application application, RegistrantId registrant) {
        return move(application, ApplicationState.ACCEPTED, null, registrant);
    }

    Application refuse(Application application, String reason) {
        return move(application, ApplicationState.REFUSED, reason, null);
    }

    Application withdraw(Application application) {
        return move(application, ApplicationState.WITHDRAWN, null, null);
    }

    private Application move(
            Application application,
            ApplicationState state,
            @Nullable String reason,
            @Nullable RegistrantId registrant) {
        jdbc.sql("""
                        update application
                        set state = :state, reason = :reason, registrant_id = :registrant, version = version + 1
                        where id = :id
                        """)
                .param("state", state.name())
                .param("reason", reason)
                .param("registrant", registrant == null ? null : registrant.value())
                .param("id", application.id().value())
                .update();
        return find(application.id()).orElseThrow();
    }

    private Application read(ResultSet row, int number) throws SQLException {
        String registrationNumber = row.getString("number");
        return new Application(
                new ApplicationId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("applicant", UUID.class)),
                json.readValue(row.getString("asked"), NewApplication.class),
                ApplicationState.valueOf(row.getString("state")),
                row.getString("reason"),
                registrationNumber == null ? null : new RegistrationNumber(registrationNumber),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
