package nl.qualityregister.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers the facts of many cycles. One statement reads them all, the ledger's, the evidence's and the register's own, so that every
 * dossier of a chunk shows the register at one instant: what an assessor accepts meanwhile is in all of it or in none of it.
 */
@Component
class Dossiers {
    /** Written once for gathering and for asking whether a verdict still holds; over rows of {@code fact}. */
    private static final String SEAL = """
            encode(sha256(convert_to(coalesce(string_agg(fact.fact, ',' order by fact.fact collate "C"), ''), 'UTF8')), 'hex')""";

    private final JdbcClient jdbc;
    private final FactReading reading;

    Dossiers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.reading = new FactReading(json);
    }

    /** What the statement gives for a cycle: its facts, and its seal. */
    sealed interface Row {
        long cycle();
    }

    record LedgerRow(
            long cycle,
            long id,
            LocalDate day,
            String category,
            String type,
            @Nullable String topic,
            @Nullable Long points,
            @Nullable Long hours,
            String attributes)
            implements Row {}

    record ClaimRow(long cycle, UUID id, LocalDate day, String claim) implements Row {}

    /** What the register itself knows, and what others have confirmed. */
    enum Known {
        CONFIRMATION,
        REGISTRATION,
        OFF_REGISTER,
        VERDICT;

        static Known of(String kind) {
            return valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** @param fact as the view names it */
    record KnownRow(long cycle, String fact, Known kind, String key, LocalDate day, String details) implements Row {}

    record SealRow(long cycle, String seal) implements Row {}

    /** Each cycle as of its last day. */
    Map<CycleId, Dossier> onTheLastDay(Collection<Cycle> cycles) {
        return gather(cycles, cycle -> cycle.terms().end());
    }

    Map<CycleId, Dossier> onDay(Collection<Cycle> cycles, LocalDate asOf) {
        return gather(cycles, cycle -> asOf);
    }

    /** Each cycle as of a day of its own. */
    Map<CycleId, Dossier> gather(Collection<Cycle> cycles, Function<Cycle, LocalDate> asOf) {
        return gather(cycles, asOf, List.of());
    }

    /** The same as it would be without some of the facts, as the view names them. */
    Map<CycleId, Dossier> gather(
            Collection<Cycle> cycles, Function<Cycle, LocalDate> asOf, Collection<String> without) {
        Map<Long, List<Row>> rows = rows(cycles, asOf, without).stream().collect(Collectors.groupingBy(Row::cycle));
        return cycles.stream()
                .map(cycle -> reading.dossier(
                        cycle, asOf.apply(cycle), rows.getOrDefault(cycle.id().value(), List.of())))
                .collect(Collectors.toMap(dossier -> dossier.cycle().id(), Function.identity()));
    }

    private List<Row> rows(Collection<Cycle> cycles, Function<Cycle, LocalDate> asOf, Collection<String> without) {
        return jdbc.sql("""
                        with wanted as (
                            select id, day
                            from unnest(cast(:cycles as bigint[]), cast(:days as date[])) as wanted(id, day)),
                        fact as materialized (
                            select cycle_id, fact, kind, key, cycle_fact.day, category, type, topic, points, hours, details
                            from cycle_fact
                            join wanted on wanted.id = cycle_fact.cycle_id
                            where cycle_id = any(:cycles) and cycle_fact.day <= wanted.day %s)
                        select cycle_id, fact, kind, key, day, category, type, topic, points, hours, details::text as details
                        from fact
                        union all
                        select wanted.id, 'seal', 'seal', %s, null, null, null, null, null, null, null
                        from wanted
                        left join fact on fact.cycle_id = wanted.id
                        group by wanted.id
                        """.formatted(without.isEmpty() ? "" : "and fact <> all(:without)", SEAL))
                .param("cycles", Columns.numbers(cycles, cycle -> cycle.id().value()))
                .param("days", Columns.text(cycles, asOf::apply))
                .param("without", without.toArray(String[]::new))
                .query(Dossiers::read)
                .list();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        long cycle = row.getLong("cycle_id");
        return switch (row.getString("kind")) {
            case "seal" -> new SealRow(cycle, row.getString("key"));
            case "credit" ->
                new LedgerRow(
                        cycle,
                        row.getLong("key"),
                        row.getObject("day", LocalDate.class),
                        row.getString("category"),
                        row.getString("type"),
                        row.getString("topic"),
                        row.getObject("points", Long.class),
                        row.getObject("hours", Long.class),
                        row.getString("details"));
            case "confirmation", "registration", "off-register", "verdict" ->
                new KnownRow(
                        cycle,
                        row.getString("fact"),
                        Known.of(row.getString("kind")),
                        row.getString("key"),
                        row.getObject("day", LocalDate.class),
                        row.getString("details"));
            default ->
                new ClaimRow(
                        cycle,
                        UUID.fromString(row.getString("key")),
                        row.getObject("day", LocalDate.class),
                        row.getString("details"));
        };
    }

    /** Those whose latest verdict is not on the facts, the norm and the last day as they are; by id. */
    List<CycleId> outdated(Collection<CycleId> judged) {
        return jdbc.sql("""
                        with fact as materialized (
                            select cycle_id, fact
                            from cycle_fact
                            where cycle_id = any(:cycles) and day <= last_day),
                        sealed as (
                            select wanted.id, %s as seal
                            from unnest(cast(:cycles as bigint[])) as wanted(id)
                            left join fact on fact.cycle_id = wanted.id
                            group by wanted.id),
                        latest as (
                            select distinct on (cycle_id) cycle_id, facts_sha256, norm_set, norm_version, evaluated_on
                            from verdict
                            where cycle_id = any(:cycles)
                            order by cycle_id, id desc)
                        select cycle.id
                        from sealed
                        join cycle on cycle.id = sealed.id
                        left join latest on latest.cycle_id = cycle.id
                        where (latest.facts_sha256, latest.norm_set, latest.norm_version, latest.evaluated_on)
                              is distinct from (sealed.seal, cycle.norm_set, cycle.norm_version, upper(cycle.days) - 1)
                        order by cycle.id
                        """.formatted(SEAL))
                .param("cycles", Columns.numbers(judged, CycleId::value))
                .query((row, number) -> new CycleId(row.getLong("id")))
                .list();
    }
}
