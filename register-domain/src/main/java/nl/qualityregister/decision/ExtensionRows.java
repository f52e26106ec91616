package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleTerms.NewEnd;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements on the tables of extensions. */
@Component
class ExtensionRows {
    private static final String EXTENSION = """
            select id, register, cohort::text as cohort, days, ground, reason, digest, cycles, left_out, state, proposed_by, proposed_at,
                   decided_by, decided_at, decision, reversal, given_back
            from extension
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ExtensionRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What of a cohort is no column. */
    private record Within(
            @Nullable String normSet,
            @Nullable String normVersion,
            Set<String> occupations,
            int renewalsFrom,
            @Nullable Integer renewalsTo,
            @Nullable LocalDate endsFrom,
            @Nullable LocalDate endsUntil) {
        static Within of(Cohort cohort) {
            @Nullable NormVersion norm = cohort.norm();
            return new Within(
                    norm == null ? null : norm.normSet().value(),
                    norm == null ? null : norm.version(),
                    cohort.occupations().stream().map(OccupationCode::value).collect(Collectors.toSet()),
                    cohort.renewalsFrom(),
                    cohort.renewalsTo(),
                    cohort.endsFrom(),
                    cohort.endsUntil());
        }

        Cohort cohort(RegisterId register) {
            return new Cohort(
                    register,
                    normSet == null || normVersion == null ? null : NormVersion.of(normSet, normVersion),
                    occupations.stream().map(OccupationCode::new).collect(Collectors.toSet()),
                    renewalsFrom,
                    renewalsTo,
                    endsFrom,
                    endsUntil);
        }
    }

    void insert(Extension extension) {
        ExtensionOrder order = extension.order();
        jdbc.sql("""
                        insert into extension (id, register, cohort, days, ground, reason, digest, cycles, left_out, state, proposed_by,
                                               proposed_at)
                        values (:id, :register, cast(:cohort as jsonb), :days, :ground, :reason, :digest, :cycles, :leftOut, :state, :by, :at)
                        """)
                .param("id", extension.id().value())
                .param("register", order.cohort().register().value())
                .param("cohort", json.writeValueAsString(Within.of(order.cohort())))
                .param("days", order.days())
                .param("ground", order.ground().name())
                .param("reason", extension.reason())
                .param("digest", extension.digest())
                .param("cycles", extension.cycles())
                .param("leftOut", extension.leftOut())
                .param("state", extension.state().name())
                .param("by", extension.proposedBy().name())
                .param("at", extension.proposedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void decide(ExtensionId id, ExtensionState state, @Nullable String decision, Actor by) {
        jdbc.sql("""
                        update extension
                        set state = :state, decision = :decision, decided_by = :by, decided_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("state", state.name())
                .param("decision", decision)
                .param("by", by.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    void reverse(ExtensionId id, String reason, long givenBack, Actor by) {
        jdbc.sql("""
                        update extension
                        set state = 'REVERSED', reversal = :reason, given_back = :givenBack, reversed_by = :by, reversed_at = :at,
                            version = version + 1
                        where id = :id
                        """)
                .param("reason", reason)
                .param("givenBack", givenBack)
                .param("by", by.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /**
     * @param before the last day as it was
     * @param after the last day as it became
     */
    record Extended(CycleId cycle, LocalDate before, LocalDate after) {
        NewEnd back() {
            return new NewEnd(cycle, before);
        }
    }

    void insert(ExtensionId extension, Collection<Extended> cycles) {
        jdbc.sql("""
                        insert into extended_cycle (extension_id, cycle_id, end_before, end_after)
                        select :extension, cycle_id, end_before, end_after
                        from unnest(cast(:cycles as bigint[]), cast(:before as date[]), cast(:after as date[]))
                            as extended(cycle_id, end_before, end_after)
                        order by cycle_id
                        """)
                .param("extension", extension.value())
                .param("cycles", Columns.numbers(cycles, one -> one.cycle().value()))
                .param("before", Columns.text(cycles, Extended::before))
                .param("after", Columns.text(cycles, Extended::after))
                .update();
    }

    List<Extended> extended(ExtensionId id, long after, int limit) {
        return jdbc.sql("""
                        select cycle_id, end_before, end_after
                        from extended_cycle
                        where extension_id = :id and cycle_id > :after
                        order by cycle_id
                        limit :limit
                        """)
                .param("id", id.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Extended(
                        new CycleId(row.getLong("cycle_id")),
                        row.getObject("end_before", LocalDate.class),
                        row.getObject("end_after", LocalDate.class)))
                .list();
    }

    /** How often each of them was extended and was not given back; one that never was is left out. */
    Map<CycleId, Integer> times(Collection<CycleId> cycles) {
        record Times(CycleId cycle, int times) {}
        return jdbc
                .sql("""
                        select extended_cycle.cycle_id, count(*) as times
                        from extended_cycle
                        join extension on extension.id = extended_cycle.extension_id
                        where extended_cycle.cycle_id = any(:cycles) and extension.state = 'IN_EFFECT'
                        group by extended_cycle.cycle_id
                        """)
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .query((row, number) -> new Times(new CycleId(row.getLong("cycle_id")), row.getInt("times")))
                .list()
                .stream()
                .collect(Collectors.toMap(Times::cycle, Times::times));
    }

    Optional<Extension> find(ExtensionId id) {
        return jdbc.sql(EXTENSION + "where id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    Optional<Extension> lock(ExtensionId id) {
        return jdbc.sql(EXTENSION + "where id = :id for update")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    List<Extension> in(ExtensionState state, Optional<ExtensionId> after, int limit) {
        String keyset = after.isEmpty() ? "" : """
                and (proposed_at, id) > (select last.proposed_at, last.id from extension last where last.id = :after)
                """;
        return jdbc.sql(EXTENSION + "where state = :state\n" + keyset + "order by proposed_at, id limit :limit")
                .param("state", state.name())
                .param("after", after.map(ExtensionId::value).orElse(null))
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    private Extension read(ResultSet row, int number) throws SQLException {
        @Nullable String decidedBy = row.getString("decided_by");
        @Nullable OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Extension(
                new ExtensionId(row.getObject("id", UUID.class)),
                new ExtensionOrder(
                        json.readValue(row.getString("cohort"), Within.class)
                                .cohort(new RegisterId(row.getString("register"))),
                        row.getInt("days"),
                        ExtensionGround.valueOf(row.getString("ground"))),
                row.getString("reason"),
                row.getString("digest"),
                row.getLong("cycles"),
                row.getLong("left_out"),
                ExtensionState.valueOf(row.getString("state")),
                new Actor(row.getString("proposed_by")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                decidedBy == null ? null : new Actor(decidedBy),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decision"),
                row.getString("reversal"),
                row.getObject("given_back", Long.class));
    }
}
