package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements on moves of cycles. */
@Component
class CycleMoveRows {
    private static final String COLUMNS = """
            cycle_move.id, cycle_move.register, cycle_move.norm_set, cycle_move.from_version, cycle_move.to_version,
            cycle_move.cohort::text as cohort, cycle_move.business_day, cycle_move.digest, cycle_move.reason, cycle_move.cycles,
            cycle_move.moved_by, cycle_move.moved_at
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CycleMoveRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What of a cohort is no column. */
    private record Within(
            Set<String> occupations,
            int renewalsFrom,
            @Nullable Integer renewalsTo,
            @Nullable LocalDate endsFrom,
            @Nullable LocalDate endsUntil) {}

    void insert(CycleMove move) {
        Cohort cohort = move.cohort();
        Within within = new Within(
                cohort.occupations().stream().map(OccupationCode::value).collect(Collectors.toSet()),
                cohort.renewalsFrom(),
                cohort.renewalsTo(),
                cohort.endsFrom(),
                cohort.endsUntil());
        jdbc.sql("""
                        insert into cycle_move (id, register, norm_set, from_version, to_version, cohort, business_day, digest, reason,
                                                cycles, moved_by, moved_at)
                        values (:id, :register, :normSet, :from, :to, cast(:cohort as jsonb), :day, :digest, :reason, :cycles, :by, :at)
                        """)
                .param("id", move.id().value())
                .param("register", cohort.register().value())
                .param("normSet", move.to().normSet().value())
                .param("from", move.from().version())
                .param("to", move.to().version())
                .param("cohort", json.writeValueAsString(within))
                .param("day", move.businessDay())
                .param("digest", move.digest())
                .param("reason", move.reason())
                .param("cycles", move.cycles())
                .param("by", move.movedBy().name())
                .param("at", move.movedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void insert(CycleMoveId move, Collection<CycleId> cycles) {
        jdbc.sql("""
                        insert into cycle_moved (move_id, cycle_id)
                        select :move, cycle_id
                        from unnest(cast(:cycles as bigint[])) as moved(cycle_id)
                        order by cycle_id
                        """)
                .param("move", move.value())
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .update();
    }

    Optional<CycleMove> find(CycleMoveId id) {
        return jdbc.sql("select " + COLUMNS + "from cycle_move where id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    Map<CycleId, List<CycleMove>> of(Collection<CycleId> cycles) {
        record Moved(CycleId cycle, CycleMove move) {}
        return jdbc
                .sql("select cycle_moved.cycle_id, " + COLUMNS + """
                        from cycle_moved
                        join cycle_move on cycle_move.id = cycle_moved.move_id
                        where cycle_moved.cycle_id = any(:cycles)
                        order by cycle_moved.cycle_id, cycle_move.moved_at, cycle_move.id
                        """)
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .query((row, number) -> new Moved(new CycleId(row.getLong("cycle_id")), read(row, number)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Moved::cycle, Collectors.mapping(Moved::move, Collectors.toList())));
    }

    private CycleMove read(ResultSet row, int number) throws SQLException {
        Within within = json.readValue(row.getString("cohort"), Within.class);
        String normSet = row.getString("norm_set");
        return new CycleMove(
                new CycleMoveId(row.getObject("id", UUID.class)),
                new Cohort(
                        new RegisterId(row.getString("register")),
                        NormVersion.of(normSet, row.getString("from_version")),
                        within.occupations().stream().map(OccupationCode::new).collect(Collectors.toSet()),
                        within.renewalsFrom(),
                        within.renewalsTo(),
                        within.endsFrom(),
                        within.endsUntil()),
                NormVersion.of(normSet, row.getString("to_version")),
                row.getObject("business_day", LocalDate.class),
                row.getString("digest"),
                row.getString("reason"),
                row.getLong("cycles"),
                new Actor(row.getString("moved_by")),
                row.getObject("moved_at", OffsetDateTime.class).toInstant());
    }
}
