package nl.qualityregister.points;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The entries as they lie in the table: appended in whole sets, read in whole sets. */
@Repository
class Ledger {
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    /** What may be credited once. */
    record Origin(RegistrantId registrant, RegisterId register, CreditSource source) {
        static Origin of(NewCredit fact) {
            return new Origin(fact.registrant(), fact.register(), fact.source());
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Ledger(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * In the order of source, so that two who credit the same facts at once never wait crosswise. Facts of one edition share their
     * attributes: what is equal travels, and is read by the server, once.
     */
    List<Credit> credit(Collection<NewCredit> credits, Actor by) {
        Map<Origin, NewCredit> facts = new LinkedHashMap<>();
        credits.forEach(fact -> facts.putIfAbsent(Origin.of(fact), fact));
        List<NewCredit> all = List.copyOf(facts.values());
        Map<Map<String, Object>, Integer> documents = new LinkedHashMap<>();
        all.forEach(fact -> documents.putIfAbsent(fact.attributes(), documents.size() + 1));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbc.sql("""
                insert into credit (registrant_id, register, source_kind, source_key, completed_on, category, type, topic, points, hours,
                                    attributes, credited_at, credited_by)
                select registrant, register, source_kind, source_key, cast(completed_on as date), category, type, topic, points, hours,
                       document.attributes, :at, :by
                from unnest(:registrants, :registers, :sourceKinds, :sourceKeys, :days, :categories, :types, :topics, :points, :hours,
                            :places)
                     as fact (registrant, register, source_kind, source_key, completed_on, category, type, topic, points, hours, place)
                join (select place, cast(attributes as jsonb) as attributes
                      from unnest(:documents) with ordinality as given (attributes, place)
                      offset 0) as document using (place)
                order by registrant, register, source_kind, source_key
                on conflict (registrant_id, register, source_kind, source_key) where reverses is null do nothing
                returning id, registrant_id, register, source_kind, source_key
                """)
                .param(
                        "registrants",
                        Columns.numbers(all, fact -> fact.registrant().value()))
                .param("registers", Columns.text(all, fact -> fact.register().value()))
                .param("sourceKinds", Columns.text(all, fact -> fact.source().kind()))
                .param("sourceKeys", Columns.text(all, fact -> fact.source().key()))
                .param("days", Columns.text(all, fact -> fact.completedOn().toString()))
                .param("categories", Columns.text(all, NewCredit::category))
                .param("types", Columns.text(all, NewCredit::type))
                .param("topics", Columns.text(all, NewCredit::topic))
                .param("points", amounts(all, NewCredit::points))
                .param("hours", amounts(all, NewCredit::hours))
                .param("places", Columns.numbers(all, fact -> Objects.requireNonNull(documents.get(fact.attributes()))))
                .param("documents", Columns.text(documents.keySet(), json::writeValueAsString))
                .param("at", Timestamp.from(now))
                .param("by", by.name())
                .query((row, number) ->
                        new Credit(row.getLong("id"), Objects.requireNonNull(facts.get(origin(row))), null, null, now))
                .list();
    }

    /** The counter-entries of those that stand; what does not stand is left out. */
    List<Credit> reverse(Collection<Origin> origins, String reason, Actor by) {
        List<Origin> all = List.copyOf(origins);
        return jdbc.sql("""
                insert into credit (registrant_id, register, source_kind, source_key, completed_on, category, type, topic, points, hours,
                                    attributes, reverses, reason, credited_at, credited_by)
                select c.registrant_id, c.register, c.source_kind, c.source_key, c.completed_on, c.category, c.type, c.topic, c.points,
                       c.hours, c.attributes, c.id, :reason, :at, :by
                from unnest(:registrants, :registers, :sourceKinds, :sourceKeys)
                     as origin (registrant, register, source_kind, source_key)
                join credit c on c.registrant_id = origin.registrant
                             and c.register = origin.register
                             and c.source_kind = origin.source_kind
                             and c.source_key = origin.source_key
                             and c.reverses is null
                order by c.id
                on conflict (reverses) where reverses is not null do nothing
                returning id, registrant_id, register, source_kind, source_key, completed_on, category, type, topic, points, hours,
                          attributes, reverses, reason, credited_at
                """)
                .param(
                        "registrants",
                        Columns.numbers(all, origin -> origin.registrant().value()))
                .param(
                        "registers",
                        Columns.text(all, origin -> origin.register().value()))
                .param(
                        "sourceKinds",
                        Columns.text(all, origin -> origin.source().kind()))
                .param("sourceKeys", Columns.text(all, origin -> origin.source().key()))
                .param("reason", reason)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .query((row, number) -> entry(row))
                .list();
    }

    /** Those of them that have an entry, reversed or not. */
    Set<Origin> credited(Collection<Origin> origins) {
        List<Origin> all = List.copyOf(origins);
        return jdbc
                .sql("""
                select c.registrant_id, c.register, c.source_kind, c.source_key
                from unnest(:registrants, :registers, :sourceKinds, :sourceKeys)
                     as origin (registrant, register, source_kind, source_key)
                join credit c on c.registrant_id = origin.registrant
                             and c.register = origin.register
                             and c.source_kind = origin.source_kind
                             and c.source_key = origin.source_key
                             and c.reverses is null
                """)
                .param(
                        "registrants",
                        Columns.numbers(all, origin -> origin.registrant().value()))
                .param(
                        "registers",
                        Columns.text(all, origin -> origin.register().value()))
                .param(
                        "sourceKinds",
                        Columns.text(all, origin -> origin.source().kind()))
                .param("sourceKeys", Columns.text(all, origin -> origin.source().key()))
                .query((row, number) -> origin(row))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    List<Credit> standing(Collection<Origin> origins) {
        List<Origin> all = List.copyOf(origins);
        return jdbc.sql("""
                select c.id, c.registrant_id, c.register, c.source_kind, c.source_key, c.completed_on, c.category, c.type, c.topic,
                       c.points, c.hours, c.attributes, c.reverses, c.reason, c.credited_at
                from unnest(:registrants, :registers, :sourceKinds, :sourceKeys)
                     as origin (registrant, register, source_kind, source_key)
                join credit c on c.registrant_id = origin.registrant
                             and c.register = origin.register
                             and c.source_kind = origin.source_kind
                             and c.source_key = origin.source_key
                             and c.reverses is null
                where not exists (select from credit counter where counter.reverses = c.id)
                order by c.id
                """)
                .param(
                        "registrants",
                        Columns.numbers(all, origin -> origin.registrant().value()))
                .param(
                        "registers",
                        Columns.text(all, origin -> origin.register().value()))
                .param(
                        "sourceKinds",
                        Columns.text(all, origin -> origin.source().kind()))
                .param("sourceKeys", Columns.text(all, origin -> origin.source().key()))
                .query((row, number) -> entry(row))
                .list();
    }

    /** By id from {@code after} (exclusive). */
    List<Credit> entries(RegistrantId registrant, RegisterId register, long after, int limit) {
        return jdbc.sql("""
                select id, registrant_id, register, source_kind, source_key, completed_on, category, type, topic, points, hours,
                       attributes, reverses, reason, credited_at
                from credit
                where registrant_id = :registrant
                  and register = :register
                  and id > :after
                order by id
                limit :limit
                """)
                .param("registrant", registrant.value())
                .param("register", register.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /** What takes each of them back, by the id of the entry; nothing for one that stands. */
    Map<Long, Credit> counters(Collection<Long> entries) {
        return jdbc
                .sql("""
                select id, registrant_id, register, source_kind, source_key, completed_on, category, type, topic, points, hours,
                       attributes, reverses, reason, credited_at
                from credit
                where reverses = any(:entries)
                """)
                .param("entries", entries.toArray(Long[]::new))
                .query((row, number) -> entry(row))
                .list()
                .stream()
                .collect(Collectors.toMap(counter -> Objects.requireNonNull(counter.reverses()), counter -> counter));
    }

    List<Credit> standing(Collection<RegistrantId> registrants, RegisterId register) {
        return jdbc.sql("""
                select c.id, c.registrant_id, c.register, c.source_kind, c.source_key, c.completed_on, c.category, c.type, c.topic,
                       c.points, c.hours, c.attributes, c.reverses, c.reason, c.credited_at
                from credit c
                where c.registrant_id = any(:registrants)
                  and c.register = :register
                  and c.reverses is null
                  and not exists (select from credit counter where counter.reverses = c.id)
                order by c.registrant_id, c.completed_on, c.id
                """)
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .param("register", register.value())
                .query((row, number) -> entry(row))
                .list();
    }

    private Credit entry(ResultSet row) throws SQLException {
        return new Credit(
                row.getLong("id"),
                new NewCredit(
                        new RegistrantId(row.getLong("registrant_id")),
                        new RegisterId(row.getString("register")),
                        new CreditSource(row.getString("source_kind"), row.getString("source_key")),
                        row.getObject("completed_on", LocalDate.class),
                        row.getString("category"),
                        row.getString("type"),
                        row.getString("topic"),
                        amount(row, "points"),
                        amount(row, "hours"),
                        json.readValue(row.getString("attributes"), ATTRIBUTES)),
                row.getObject("reverses", Long.class),
                row.getString("reason"),
                row.getObject("credited_at", OffsetDateTime.class).toInstant());
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                new RegistrantId(row.getLong("registrant_id")),
                new RegisterId(row.getString("register")),
                new CreditSource(row.getString("source_kind"), row.getString("source_key")));
    }

    private static @Nullable Hundredths amount(ResultSet row, String column) throws SQLException {
        Long value = row.getObject(column, Long.class);
        return value == null ? null : new Hundredths(value);
    }

    private static @Nullable Long[] amounts(List<NewCredit> facts, Function<NewCredit, @Nullable Hundredths> amount) {
        return facts.stream()
                .map(amount)
                .map(value -> value == null ? null : value.value())
                .toArray(Long[]::new);
    }
}
