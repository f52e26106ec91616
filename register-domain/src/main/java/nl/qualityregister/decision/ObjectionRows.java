package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.assessment.Finding;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.Violation;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements on the table of objections. */
@Component
class ObjectionRows {
    private static final String OBJECTION = """
            select id, objector, registrant_id, register, subject, ground, grounds, files, state, object_until, excuse, admitted,
                   finding::text as finding, suspends, submitted_at, decide_by, decided_by, decided_at, reason, result
            from objection
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ObjectionRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Empty when the decision was objected to already. */
    Optional<ObjectionId> insert(
            NewObjection asked, Contested contested, AccountId objector, ObjectionState state, LocalDate decideBy) {
        RegistrantId registrant = contested.registrant();
        return jdbc.sql("""
                        insert into objection (id, objector, registrant_id, register, subject, ground, grounds, files, state,
                                               object_until, excuse, barred, submitted_at, decide_by)
                        values (:id, :objector, :registrant, :register, :subject, :ground, :grounds, cast(:files as uuid[]), :state,
                                :until, :excuse, :barred, :now, :decideBy)
                        on conflict (subject) where state <> 'WITHDRAWN' do nothing
                        returning id
                        """)
                .param("id", UUID.randomUUID())
                .param("objector", objector.value())
                .param("registrant", registrant == null ? null : registrant.value())
                .param("register", contested.register().value())
                .param("subject", contested.subject())
                .param("ground", asked.ground().name())
                .param("grounds", asked.grounds().strip())
                .param("files", Columns.text(asked.files(), FileId::value))
                .param("state", state.name())
                .param("until", contested.until())
                .param("excuse", asked.excuse())
                .param("barred", Columns.text(contested.involved(), Actor::name))
                .param("now", now())
                .param("decideBy", decideBy)
                .query(UUID.class)
                .optional()
                .map(ObjectionId::new);
    }

    Optional<Objection> find(ObjectionId id) {
        return jdbc.sql(OBJECTION + "where id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    Optional<Objection> lock(ObjectionId id) {
        return jdbc.sql(OBJECTION + "where id = :id for update")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    List<Objection> of(AccountId objector) {
        return jdbc.sql(OBJECTION + "where objector = :objector order by submitted_at desc, id")
                .param("objector", objector.value())
                .query(this::read)
                .list();
    }

    List<Objection> list(ObjectionState state, Optional<ObjectionId> after, int limit) {
        String keyset = after.isEmpty() ? "" : """
                and (submitted_at, id) > (select last.submitted_at, last.id from objection last where last.id = :after)
                """;
        return jdbc.sql(OBJECTION + "where state = :state\n" + keyset + "order by submitted_at, id limit :limit")
                .param("state", state.name())
                .param("after", after.map(ObjectionId::value).orElse(null))
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Everybody who may not judge or decide it. */
    List<Actor> barred(ObjectionId id) {
        return jdbc.sql("select unnest(barred || assessed_by) as name from objection where id = :id")
                .param("id", id.value())
                .query((row, number) -> new Actor(row.getString("name")))
                .list();
    }

    void answer(ObjectionId id, String grounds, Collection<FileId> files) {
        jdbc.sql("""
                        update objection
                        set state = 'SUBMITTED', grounds = grounds || E'\\n\\n' || :grounds,
                            files = files || cast(:files as uuid[]), version = version + 1
                        where id = :id
                        """)
                .param("grounds", grounds.strip())
                .param("files", Columns.text(files, FileId::value))
                .param("id", id.value())
                .update();
    }

    void admit(ObjectionId id, String why, Actor by) {
        jdbc.sql("""
                        update objection
                        set state = 'SUBMITTED', admitted = :why, version = version + 1
                        where id = :id
                        """)
                .param("why", by.name() + ": " + why.strip())
                .param("id", id.value())
                .update();
    }

    void found(ObjectionId id, ObjectionState state, Finding finding, List<AccountId> judgedBy) {
        jdbc.sql("""
                        update objection
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

    void suspend(ObjectionId id) {
        jdbc.sql("update objection set suspends = true, version = version + 1 where id = :id")
                .param("id", id.value())
                .update();
    }

    void withdraw(ObjectionId id) {
        jdbc.sql("update objection set state = 'WITHDRAWN', version = version + 1 where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Refuses with {@link OwnCase}: the table itself keeps out whoever asked, judged or decided before. */
    void decide(ObjectionId id, ObjectionState state, String reason, @Nullable String result, Actor by) {
        try {
            jdbc.sql("""
                            update objection
                            set state = :state, reason = :reason, result = :result, decided_by = :by, decided_at = :now,
                                version = version + 1
                            where id = :id
                            """)
                    .param("state", state.name())
                    .param("reason", reason.strip())
                    .param("result", result)
                    .param("by", by.name())
                    .param("now", now())
                    .param("id", id.value())
                    .update();
        } catch (DataIntegrityViolationException refused) {
            throw Violation.of("objection_other_people_ck", refused) ? new OwnCase() : refused;
        }
    }

    /** The new piece in which accepted evidence was entered again. */
    String evidence(RegistrantId registrant, RegisterId register, String source) {
        return jdbc.sql("""
                        select 'evidence:' || id
                        from evidence
                        where registrant_id = :registrant and register = :register and source = :source
                        """)
                .param("registrant", registrant.value())
                .param("register", register.value())
                .param("source", source)
                .query(String.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Objection read(ResultSet row, int number) throws SQLException {
        Long registrant = row.getObject("registrant_id", Long.class);
        String finding = row.getString("finding");
        String decidedBy = row.getString("decided_by");
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Objection(
                new ObjectionId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("objector", UUID.class)),
                registrant == null ? null : new RegistrantId(registrant),
                new RegisterId(row.getString("register")),
                row.getString("subject"),
                ObjectionGround.valueOf(row.getString("ground")),
                row.getString("grounds"),
                Arrays.stream((UUID[]) row.getArray("files").getArray())
                        .map(FileId::new)
                        .toList(),
                ObjectionState.valueOf(row.getString("state")),
                row.getObject("object_until", LocalDate.class),
                row.getString("excuse"),
                row.getString("admitted"),
                finding == null ? null : json.readValue(finding, Finding.class),
                row.getBoolean("suspends"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("decide_by", LocalDate.class),
                decidedBy == null ? null : new Actor(decidedBy),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("reason"),
                row.getString("result"));
    }
}
