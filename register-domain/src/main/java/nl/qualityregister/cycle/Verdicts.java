package nl.qualityregister.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.NormSetId;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the table of verdicts: a chain for each cycle, the last of which is the one that counts. */
@Component
class Verdicts {
    /** Of all of them at once: one cycle at a time, a planner without figures walks through every verdict there is. */
    private static final String LATEST = """
            select %s, latest.id as verdict_id, latest.norm_set as judged_by_set, latest.norm_version as judged_by_version,
                   latest.business_day, latest.evaluated_on, latest.outcome, latest.met, latest.result::text as result,
                   latest.facts_sha256, latest.judged_at
            from (select distinct on (cycle_id) cycle_id, id, norm_set, norm_version, business_day, evaluated_on, outcome, met, result,
                         facts_sha256, judged_at
                  from verdict
                  where cycle_id = any(:cycles)
                  order by cycle_id, id desc) latest
            join cycle on cycle.id = latest.cycle_id
            """.formatted(CycleRows.COLUMNS);

    private final JdbcClient jdbc;
    private final Clock clock;

    Verdicts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A verdict still to be stored, and the one it takes the place of. */
    record New(Dossier dossier, Verdict verdict, @Nullable Long follows) {}

    private record Key(long cycle, long verdict) {}

    /** Stores them in one statement, in the order given; one of which another night stored the like meanwhile is left out. */
    List<Judged> store(List<New> verdicts, LocalDate businessDay, Actor by) {
        if (verdicts.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<Long, Long> ids =
                insert(verdicts, businessDay, now, by).stream().collect(Collectors.toMap(Key::cycle, Key::verdict));
        return verdicts.stream()
                .filter(verdict ->
                        ids.containsKey(verdict.dossier().cycle().id().value()))
                .map(verdict -> judged(
                        Objects.requireNonNull(
                                ids.get(verdict.dossier().cycle().id().value())),
                        verdict,
                        businessDay,
                        now))
                .toList();
    }

    private static Judged judged(long id, New stored, LocalDate businessDay, Instant now) {
        Verdict verdict = stored.verdict();
        return new Judged(
                id,
                stored.dossier().cycle(),
                businessDay,
                stored.dossier().asOf(),
                verdict.outcome(),
                verdict.met(),
                verdict.toJson(),
                now);
    }

    private List<Key> insert(List<New> verdicts, LocalDate businessDay, Instant now, Actor by) {
        return jdbc.sql("""
                        insert into verdict (cycle_id, follows, norm_set, norm_version, business_day, evaluated_on, outcome, met, result,
                                             credits, evidence, other_facts, facts_sha256, judged_at, judged_by)
                        select cycle_id, follows, norm_set, norm_version, :businessDay, evaluated_on, outcome, met, cast(result as jsonb),
                               cast(credits as bigint[]), cast(evidence as uuid[]), cast(other_facts as text[]), facts_sha256, :now, :by
                        from unnest(cast(:cycles as bigint[]), cast(:follows as bigint[]), cast(:normSets as text[]),
                                    cast(:normVersions as text[]), cast(:days as date[]), cast(:outcomes as text[]),
                                    cast(:met as boolean[]), cast(:results as text[]), cast(:credits as text[]),
                                    cast(:evidence as text[]), cast(:others as text[]), cast(:seals as text[]))
                            as new(cycle_id, follows, norm_set, norm_version, evaluated_on, outcome, met, result, credits, evidence,
                                   other_facts, facts_sha256)
                        on conflict do nothing
                        returning cycle_id, id
                        """)
                .param("businessDay", businessDay)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .param(
                        "cycles",
                        Columns.numbers(
                                verdicts,
                                verdict -> verdict.dossier().cycle().id().value()))
                .param("follows", verdicts.stream().map(New::follows).toArray(Long[]::new))
                .param(
                        "normSets",
                        Columns.text(
                                verdicts,
                                verdict -> verdict.verdict().norm().normSet().value()))
                .param(
                        "normVersions",
                        Columns.text(
                                verdicts, verdict -> verdict.verdict().norm().version()))
                .param(
                        "days",
                        Columns.text(
                                verdicts, verdict -> verdict.dossier().asOf().toString()))
                .param(
                        "outcomes",
                        Columns.text(verdicts, verdict -> verdict.verdict().outcome()))
                .param(
                        "met",
                        verdicts.stream()
                                .map(verdict -> verdict.verdict().met())
                                .toArray(Boolean[]::new))
                .param(
                        "results",
                        Columns.text(verdicts, verdict -> verdict.verdict().toJson()))
                .param(
                        "credits",
                        Columns.text(
                                verdicts, verdict -> array(verdict.dossier().credits())))
                .param(
                        "evidence",
                        Columns.text(
                                verdicts, verdict -> array(verdict.dossier().evidence())))
                .param(
                        "others",
                        Columns.text(
                                verdicts, verdict -> array(verdict.dossier().others())))
                .param(
                        "seals",
                        Columns.text(verdicts, verdict -> verdict.dossier().seal()))
                .query((row, number) -> new Key(row.getLong("cycle_id"), row.getLong("id")))
                .list();
    }

    private static String array(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    Map<CycleId, StoredVerdict> latest(Collection<CycleId> cycles) {
        return jdbc
                .sql(LATEST)
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .query(Verdicts::read)
                .list()
                .stream()
                .collect(Collectors.toMap(verdict -> verdict.judged().cycle().id(), Function.identity()));
    }

    private static StoredVerdict read(ResultSet row, int number) throws SQLException {
        Judged judged = new Judged(
                row.getLong("verdict_id"),
                CycleRows.read(row, number),
                row.getObject("business_day", LocalDate.class),
                row.getObject("evaluated_on", LocalDate.class),
                row.getString("outcome"),
                row.getBoolean("met"),
                row.getString("result"),
                row.getObject("judged_at", OffsetDateTime.class).toInstant());
        NormVersion norm =
                new NormVersion(new NormSetId(row.getString("judged_by_set")), row.getString("judged_by_version"));
        return new StoredVerdict(judged, norm, row.getString("facts_sha256"));
    }
}
