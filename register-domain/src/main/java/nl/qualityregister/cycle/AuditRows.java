package nl.qualityregister.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the tables of audit samples. */
@Component
class AuditRows {
    private static final String DRAW = """
            select id, register, ends_from, ends_until, draw_on, commitment, seed, committed_at, list_sha256, listed, drawn, drawn_at
            from audit_draw
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void commit(AuditDraw draw, String seed, LocalDate today, Actor by) {
        jdbc.sql("""
                        insert into audit_draw (id, register, ends_from, ends_until, draw_on, commitment, seed, committed_by, committed_at,
                                                committed_on, state)
                        values (:id, :register, :from, :until, :drawOn, :commitment, :seed, :by, :at, :today, 'COMMITTED')
                        """)
                .param("id", draw.id().value())
                .param("register", draw.register().value())
                .param("from", draw.endsFrom())
                .param("until", draw.endsUntil())
                .param("drawOn", draw.drawOn())
                .param("commitment", draw.commitment())
                .param("seed", seed)
                .param("by", by.name())
                .param("at", draw.committedAt().atOffset(ZoneOffset.UTC))
                .param("today", today)
                .update();
    }

    Optional<AuditDraw> find(AuditDrawId id) {
        return jdbc.sql(DRAW + "where id = :id")
                .param("id", id.value())
                .query(AuditRows::read)
                .optional();
    }

    Optional<AuditDraw> lock(AuditDrawId id) {
        return jdbc.sql(DRAW + "where id = :id for update")
                .param("id", id.value())
                .query(AuditRows::read)
                .optional();
    }

    String seed(AuditDrawId id) {
        return jdbc.sql("select seed from audit_draw where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    List<AuditDraw> of(RegisterId register, Optional<AuditDrawId> after, int limit) {
        String keyset = after.isEmpty() ? "" : """
                and (draw_on, id) < (select last.draw_on, last.id from audit_draw last where last.id = :after)
                """;
        return jdbc.sql(DRAW + "where register = :register\n" + keyset + "order by draw_on desc, id desc limit :limit")
                .param("register", register.value())
                .param("after", after.map(AuditDrawId::value).orElse(null))
                .param("limit", limit)
                .query(AuditRows::read)
                .list();
    }

    List<AuditDrawId> due(RegisterId register, LocalDate day) {
        return jdbc.sql("""
                        select id
                        from audit_draw
                        where register = :register and state = 'COMMITTED' and draw_on <= :day
                        order by draw_on, id
                        """)
                .param("register", register.value())
                .param("day", day)
                .query((row, number) -> new AuditDrawId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Cycles that end within the days, are not decided and were never drawn, by id. */
    List<CycleId> candidates(AuditDraw draw, long after, int limit) {
        return jdbc.sql("""
                        select id
                        from cycle
                        where register = :register and not closed and id > :after
                          and upper(days) - 1 between :from and :until
                          and not exists (select from audit_lot where audit_lot.cycle_id = cycle.id and audit_lot.drawn)
                        order by id
                        limit :limit
                        """)
                .param("register", draw.register().value())
                .param("after", after)
                .param("from", draw.endsFrom())
                .param("until", draw.endsUntil())
                .param("limit", limit)
                .query((row, number) -> new CycleId(row.getLong("id")))
                .list();
    }

    /** Those of the people whose last audit in the register failed. */
    Set<RegistrantId> failed(Collection<RegistrantId> people, RegisterId register) {
        return new HashSet<>(jdbc.sql("""
                        select registrant_id
                        from (
                            select distinct on (cycle.registrant_id) cycle.registrant_id, audit_lot.outcome
                            from audit_lot
                            join cycle on cycle.id = audit_lot.cycle_id
                            where cycle.registrant_id = any(:people) and cycle.register = :register and audit_lot.outcome is not null
                            order by cycle.registrant_id, audit_lot.concluded_at desc) last
                        where outcome = 'FAILED'
                        """)
                .param("people", Columns.numbers(people, RegistrantId::value))
                .param("register", register.value())
                .query((row, number) -> new RegistrantId(row.getLong("registrant_id")))
                .list());
    }

    void insert(AuditDrawId draw, Collection<AuditLot> lots, Map<CycleId, LocalDate> respondBy) {
        jdbc.sql("""
                        insert into audit_lot (draw_id, cycle_id, stratum, rate, forced, drawn, respond_by)
                        select :draw, cycle_id, stratum, rate, forced, respond_by is not null, respond_by
                        from unnest(cast(:cycles as bigint[]), cast(:strata as text[]), cast(:rates as integer[]),
                                    cast(:forced as boolean[]), cast(:respondBy as date[]))
                            as lot(cycle_id, stratum, rate, forced, respond_by)
                        """)
                .param("draw", draw.value())
                .param("cycles", Columns.numbers(lots, lot -> lot.cycle().value()))
                .param("strata", Columns.text(lots, AuditLot::stratum))
                .param("rates", Columns.text(lots, AuditLot::rate))
                .param("forced", Columns.text(lots, AuditLot::forced))
                .param("respondBy", Columns.text(lots, lot -> respondBy.get(lot.cycle())))
                .update();
    }

    void drawn(AuditDrawId id, String listSha256, long listed, long drawn) {
        jdbc.sql("""
                        update audit_draw
                        set state = 'DRAWN', list_sha256 = :list, listed = :listed, drawn = :drawn, drawn_at = :at
                        where id = :id
                        """)
                .param("list", listSha256)
                .param("listed", listed)
                .param("drawn", drawn)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /** Lines of the list, by cycle. */
    List<AuditLot> list(AuditDrawId id, long after, int limit) {
        return lots("", id, after, limit);
    }

    List<AuditLot> drawn(AuditDrawId id, long after, int limit) {
        return lots("and drawn", id, after, limit);
    }

    private List<AuditLot> lots(String which, AuditDrawId id, long after, int limit) {
        return jdbc.sql(
                        "select cycle_id, stratum, rate, forced from audit_lot where draw_id = :id and cycle_id > :after "
                                + which + " order by cycle_id limit :limit")
                .param("id", id.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new AuditLot(
                        new CycleId(row.getLong("cycle_id")),
                        row.getString("stratum"),
                        row.getInt("rate"),
                        row.getBoolean("forced")))
                .list();
    }

    /** Of those that were drawn. */
    Map<CycleId, AuditOutcome> outcomes(Collection<CycleId> cycles) {
        record Row(CycleId cycle, AuditOutcome outcome) {}
        return jdbc
                .sql(
                        "select cycle_id, coalesce(outcome, 'OPEN') as outcome from audit_lot where cycle_id = any(:cycles) and drawn")
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .query((row, number) ->
                        new Row(new CycleId(row.getLong("cycle_id")), AuditOutcome.valueOf(row.getString("outcome"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::cycle, Row::outcome));
    }

    void conclude(CycleId cycle, AuditOutcome outcome) {
        jdbc.sql("""
                        update audit_lot
                        set outcome = :outcome, concluded_at = :at
                        where cycle_id = :cycle and drawn and outcome is null
                        """)
                .param("outcome", outcome.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("cycle", cycle.value())
                .update();
    }

    private static AuditDraw read(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime drawnAt = row.getObject("drawn_at", OffsetDateTime.class);
        return new AuditDraw(
                new AuditDrawId(row.getObject("id", UUID.class)),
                new RegisterId(row.getString("register")),
                row.getObject("ends_from", LocalDate.class),
                row.getObject("ends_until", LocalDate.class),
                row.getObject("draw_on", LocalDate.class),
                row.getString("commitment"),
                drawnAt == null ? null : row.getString("seed"),
                row.getObject("committed_at", OffsetDateTime.class).toInstant(),
                row.getString("list_sha256"),
                row.getObject("listed", Long.class),
                row.getObject("drawn", Long.class),
                drawnAt == null ? null : drawnAt.toInstant());
    }
}
