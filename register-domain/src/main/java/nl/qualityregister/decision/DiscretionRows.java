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
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the table of exceptions. */
@Component
class DiscretionRows {
    private static final String DISCRETION = """
            select id, cycle_id, verdict_id, beside, rules, code, reason, precedent, expires_on, digest, state, proposed_by, proposed_at,
                   signed_by, signed_at, ended_reason
            from discretion
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DiscretionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when the cycle has an open one. */
    boolean insert(Discretion discretion) {
        NewDiscretion asked = discretion.asked();
        return jdbc.sql("""
                        insert into discretion (id, cycle_id, verdict_id, beside, rules, code, reason, precedent, expires_on, digest, state,
                                                proposed_by, proposed_at)
                        values (:id, :cycle, :verdict, :beside, cast(:rules as text[]), :code, :reason, :precedent, :expires, :digest,
                                :state, :by, :at)
                        on conflict do nothing
                        """)
                        .param("id", discretion.id().value())
                        .param("cycle", discretion.cycle().value())
                        .param("verdict", discretion.verdict())
                        .param("beside", discretion.beside())
                        .param("rules", asked.rules().toArray(String[]::new))
                        .param("code", asked.code().name())
                        .param("reason", asked.reason().strip())
                        .param("precedent", asked.precedent())
                        .param("expires", asked.expiresOn())
                        .param("digest", discretion.digest())
                        .param("state", discretion.state().name())
                        .param("by", discretion.proposedBy().name())
                        .param("at", discretion.proposedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void sign(DiscretionId id, Actor by) {
        jdbc.sql("""
                        update discretion
                        set state = 'SIGNED', signed_by = :by, signed_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("by", by.name())
                .param("at", now())
                .param("id", id.value())
                .update();
    }

    void use(DiscretionId id) {
        jdbc.sql("update discretion set state = 'USED', version = version + 1 where id = :id")
                .param("id", id.value())
                .update();
    }

    void end(DiscretionId id, DiscretionState state, String reason, Actor by) {
        jdbc.sql("""
                        update discretion
                        set state = :state, ended_by = :by, ended_at = :at, ended_reason = :reason, version = version + 1
                        where id = :id
                        """)
                .param("state", state.name())
                .param("by", by.name())
                .param("at", now())
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    Optional<Discretion> find(DiscretionId id) {
        return jdbc.sql(DISCRETION + "where id = :id")
                .param("id", id.value())
                .query(DiscretionRows::read)
                .optional();
    }

    Optional<Discretion> lock(DiscretionId id) {
        return jdbc.sql(DISCRETION + "where id = :id for update")
                .param("id", id.value())
                .query(DiscretionRows::read)
                .optional();
    }

    Optional<Discretion> open(CycleId cycle) {
        return jdbc.sql(DISCRETION + "where cycle_id = :cycle and state in ('PROPOSED', 'SIGNED') for update")
                .param("cycle", cycle.value())
                .query(DiscretionRows::read)
                .optional();
    }

    List<Discretion> of(Collection<CycleId> cycles) {
        return jdbc.sql("""
                        select distinct on (cycle_id) id, cycle_id, verdict_id, beside, rules, code, reason, precedent, expires_on, digest,
                               state, proposed_by, proposed_at, signed_by, signed_at, ended_reason
                        from discretion
                        where cycle_id = any(:cycles) and state in ('SIGNED', 'USED')
                        order by cycle_id, proposed_at desc, id
                        """)
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .query(DiscretionRows::read)
                .list();
    }

    List<Discretion> in(DiscretionState state, Optional<DiscretionId> after, int limit) {
        String keyset = after.isEmpty() ? "" : """
                and (proposed_at, id) > (select last.proposed_at, last.id from discretion last where last.id = :after)
                """;
        return jdbc.sql(DISCRETION + "where state = :state\n" + keyset + "order by proposed_at, id limit :limit")
                .param("state", state.name())
                .param("after", after.map(DiscretionId::value).orElse(null))
                .param("limit", limit)
                .query(DiscretionRows::read)
                .list();
    }

    /** Those that stand for so many different people; the examples in the order of their words, so that nothing can be read from it. */
    List<Precedent> precedents(RegisterId register, int fewest) {
        return jdbc.sql("""
                        select discretion.code, discretion.rules, count(distinct cycle.registrant_id) as people,
                               coalesce(array_agg(distinct discretion.precedent order by discretion.precedent)
                                   filter (where discretion.precedent is not null), '{}') as examples
                        from discretion
                        join cycle on cycle.id = discretion.cycle_id
                        where cycle.register = :register and discretion.state in ('SIGNED', 'USED')
                        group by discretion.code, discretion.rules
                        having count(distinct cycle.registrant_id) >= :fewest
                        order by discretion.code, discretion.rules
                        """)
                .param("register", register.value())
                .param("fewest", fewest)
                .query((row, number) -> new Precedent(
                        DiscretionCode.valueOf(row.getString("code")),
                        text(row, "rules"),
                        row.getLong("people"),
                        text(row, "examples")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static List<String> text(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static Discretion read(ResultSet row, int number) throws SQLException {
        @Nullable String signedBy = row.getString("signed_by");
        @Nullable OffsetDateTime signedAt = row.getObject("signed_at", OffsetDateTime.class);
        return new Discretion(
                new DiscretionId(row.getObject("id", UUID.class)),
                new CycleId(row.getLong("cycle_id")),
                row.getLong("verdict_id"),
                row.getString("beside"),
                new NewDiscretion(
                        text(row, "rules"),
                        DiscretionCode.valueOf(row.getString("code")),
                        row.getString("reason"),
                        row.getString("precedent"),
                        row.getObject("expires_on", LocalDate.class)),
                row.getString("digest"),
                DiscretionState.valueOf(row.getString("state")),
                new Actor(row.getString("proposed_by")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                signedBy == null ? null : new Actor(signedBy),
                signedAt == null ? null : signedAt.toInstant(),
                row.getString("ended_reason"));
    }
}
