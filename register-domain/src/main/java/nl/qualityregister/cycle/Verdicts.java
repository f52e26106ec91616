package nl.qualityregister.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.CopyRows;
import nl.qualityregister.norm.NormSetId;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
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
    private final JdbcTemplate template;

    Verdicts(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /**
     * A verdict still to be stored; of the facts only where they come from, so that those of a chunk need not all be held at once.
     *
     * @param follows the one it takes the place of
     */
    record New(
            Cycle cycle,
            LocalDate asOf,
            Dossier.Sources sources,
            NormVersion norm,
            String outcome,
            boolean met,
            String result,
            @Nullable Long follows) {

        static New of(Dossier dossier, Verdict verdict, @Nullable StoredVerdict before) {
            return new New(
                    dossier.cycle(),
                    dossier.asOf(),
                    dossier.sources(),
                    verdict.norm(),
                    verdict.outcome(),
                    verdict.met(),
                    verdict.toJson(),
                    before == null ? null : before.judged().id());
        }
    }

    /**
     * Stores them by one COPY, in the order given; who calls holds the cycles' locks.
     *
     * @param at the instant of whose facts they are
     */
    List<Judged> store(List<New> verdicts, LocalDate businessDay, Instant at, Actor by) {
        if (verdicts.isEmpty()) {
            return List.of();
        }
        List<Long> ids = ids(verdicts.size());
        CopyRows rows = new CopyRows("""
            copy verdict (id, cycle_id, follows, norm_set, norm_version, business_day, evaluated_on, outcome, met, result, credits, evidence,
                          other_facts, facts_sha256, judged_at, judged_by) from stdin
            """);
        List<Judged> stored = new ArrayList<>(verdicts.size());
        for (int i = 0; i < verdicts.size(); i++) {
            Judged judged = judged(ids.get(i), verdicts.get(i), businessDay, at);
            lay(judged, verdicts.get(i), by, rows);
            stored.add(judged);
        }
        rows.send(template);
        return stored;
    }

    private List<Long> ids(int count) {
        return jdbc.sql("select nextval(pg_get_serial_sequence('verdict', 'id')) from generate_series(1, :count)")
                .param("count", count)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static void lay(Judged judged, New verdict, Actor by, CopyRows rows) {
        rows.add(judged.id())
                .add(verdict.cycle().id().value())
                .add(verdict.follows())
                .add(verdict.norm().normSet())
                .add(verdict.norm().version())
                .add(judged.businessDay())
                .add(judged.evaluatedOn())
                .add(judged.outcome())
                .add(judged.met())
                .add(judged.result())
                .add(array(verdict.sources().credits()))
                .add(array(verdict.sources().evidence()))
                .add(array(verdict.sources().others()))
                .add(verdict.sources().seal())
                .add(judged.judgedAt())
                .add(by.name())
                .end();
    }

    private static Judged judged(long id, New stored, LocalDate businessDay, Instant at) {
        return new Judged(
                id, stored.cycle(), businessDay, stored.asOf(), stored.outcome(), stored.met(), stored.result(), at);
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
