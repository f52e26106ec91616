package nl.qualityregister.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
    /** As {@link Seal} has it, for asking of many whether a verdict still holds; over rows of {@code fact}. */
    private static final String SEAL = """
        encode(sha256(convert_to(coalesce(string_agg(fact.fact, ',' order by fact.fact collate "C"), ''), 'UTF8')), 'hex')\
        """;

    private final JdbcClient jdbc;
    private final FactReading reading;

    Dossiers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.reading = new FactReading(json);
    }

    /** What the statement gives for a cycle: its facts, by kind, in no order. */
    static final class Gathered {
        final List<LedgerRow> credits = new ArrayList<>(24);
        final List<ClaimRow> claims = new ArrayList<>(4);
        final List<KnownRow> known = new ArrayList<>(2);

        void add(Row row) {
            switch (row) {
                case LedgerRow credit -> credits.add(credit);
                case ClaimRow claim -> claims.add(claim);
                case KnownRow one -> known.add(one);
            }
        }
    }

    sealed interface Row {
        long cycle();

        /** As the view names it. */
        String fact();
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
            String attributes,
            @Nullable Long reverses)
            implements Row {
        @Override
        public String fact() {
            return "credit:" + id;
        }
    }

    record ClaimRow(long cycle, String fact, UUID id, LocalDate day, String claim) implements Row {}

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

    record KnownRow(long cycle, String fact, Known kind, String key, LocalDate day, String details) implements Row {}

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
        Map<Long, Gathered> rows = stock(cycles, asOf, Set.copyOf(without)).byCycle;
        return cycles.stream()
                .map(cycle -> dossier(cycle, asOf.apply(cycle), rows))
                .collect(Collectors.toMap(dossier -> dossier.cycle().id(), Function.identity()));
    }

    /**
     * Each as of a day of its own, handed over one by one, so that one whose facts cannot be read does not keep the others from being
     * judged.
     *
     * @param judge is given the cycle and what makes its dossier, which may fail
     * @return the instant of the facts
     */
    Instant each(
            Collection<Cycle> cycles, Function<Cycle, LocalDate> asOf, BiConsumer<Cycle, Supplier<Dossier>> judge) {
        Stock stock = stock(cycles, asOf, Set.of());
        cycles.forEach(cycle -> judge.accept(cycle, () -> dossier(cycle, asOf.apply(cycle), stock.byCycle)));
        return stock.at;
    }

    /** Takes the cycle's rows out, so that those of a whole chunk are not held beside what was made of them. */
    private Dossier dossier(Cycle cycle, LocalDate asOf, Map<Long, Gathered> rows) {
        Gathered gathered = rows.remove(cycle.id().value());
        return reading.dossier(cycle, asOf, gathered == null ? new Gathered() : gathered);
    }

    /**
     * What stands for some cycles. Entries of the ledger come with their counter-entries, which name the same person, register and day,
     * and are taken off here: asking for each of them whether something reverses it costs more than all the rest.
     */
    private static final class Stock {
        final Map<Long, Gathered> byCycle;
        private final Set<Long> reversed = new HashSet<>();
        private final Set<String> without;
        /** At which it stood: what the statement says of the time as it begins, when it sees nothing new any more. */
        Instant at = Instant.EPOCH;

        Stock(int cycles, Set<String> without) {
            this.byCycle = HashMap.newHashMap(cycles);
            this.without = without;
        }

        void take(ResultSet found) throws SQLException {
            if (found.getString("kind").equals("instant")) {
                at = Instant.ofEpochMilli(found.getLong("cycle_id"));
                return;
            }
            Row row = read(found);
            if (row instanceof LedgerRow entry && entry.reverses() != null) {
                reversed.add(entry.reverses());
            } else if (without.isEmpty() || !without.contains(row.fact())) {
                byCycle.computeIfAbsent(row.cycle(), cycle -> new Gathered()).add(row);
            }
        }

        void takeOff() {
            if (!reversed.isEmpty()) {
                byCycle.values().forEach(gathered -> gathered.credits.removeIf(entry -> reversed.contains(entry.id())));
            }
        }
    }

    private Stock stock(Collection<Cycle> cycles, Function<Cycle, LocalDate> asOf, Set<String> without) {
        Stock stock = new Stock(cycles.size(), without);
        jdbc.sql("""
            with wanted as (
                select id, registrant_id, register, day
                from unnest(cast(:cycles as bigint[]), cast(:registrants as bigint[]), cast(:registers as text[]),
                            cast(:days as date[])) as wanted(id, registrant_id, register, day))
            -- the time comes first, once the statement sees what it sees and before it looks
            select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as cycle_id, null::bigint as credit_id,
                   null::bigint as reverses, null as fact, 'instant' as kind, null as key, null::date as day, null as category, null as type,
                   null as topic, null::bigint as points, null::bigint as hours, null as details
            union all
            select wanted.id, credit.id, credit.reverses, null, 'credit', null, credit.completed_on, credit.category, credit.type,
                   credit.topic, credit.points, credit.hours, credit.attributes::text
            from wanted
            join credit on credit.registrant_id = wanted.registrant_id
                       and credit.register = wanted.register
                       and credit.completed_on <= wanted.day
            union all
            select cycle_id, null, null, fact, kind, key, cycle_fact.day, null, null, null, null, null, details::text
            from cycle_fact
            join wanted on wanted.id = cycle_fact.cycle_id
            where cycle_id = any(:cycles) and kind <> 'credit' and cycle_fact.day <= wanted.day
            """)
                .param("cycles", Columns.numbers(cycles, cycle -> cycle.id().value()))
                .param(
                        "registrants",
                        Columns.numbers(
                                cycles, cycle -> cycle.terms().registrant().value()))
                .param(
                        "registers",
                        Columns.text(cycles, cycle -> cycle.terms().register().value()))
                .param("days", Columns.text(cycles, asOf::apply))
                .query(stock::take);
        stock.takeOff();
        return stock;
    }

    private static Row read(ResultSet row) throws SQLException {
        long cycle = row.getLong("cycle_id");
        String kind = row.getString("kind");
        return switch (kind) {
            case "credit" ->
                new LedgerRow(
                        cycle,
                        row.getLong("credit_id"),
                        row.getObject("day", LocalDate.class),
                        row.getString("category"),
                        row.getString("type"),
                        row.getString("topic"),
                        row.getObject("points", Long.class),
                        row.getObject("hours", Long.class),
                        row.getString("details"),
                        row.getObject("reverses", Long.class));
            case "confirmation", "registration", "off-register", "verdict" ->
                new KnownRow(
                        cycle,
                        row.getString("fact"),
                        Known.of(kind),
                        row.getString("key"),
                        row.getObject("day", LocalDate.class),
                        row.getString("details"));
            default ->
                new ClaimRow(
                        cycle,
                        row.getString("fact"),
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
