package nl.qualityregister.assessment;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.house.BusinessDay;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what was handed in before: the same file, or nearly the same text. It shows, and never decides. */
@Repository
class Reuse {
    private static final int ALIKE = 50;
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final Clock clock;

    Reuse(JdbcClient jdbc, NamedParameterJdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    void remember(List<Evidence> evidence) {
        Timestamp at = Timestamp.from(clock.instant());
        Map<Evidence, Likeness> likenesses = new HashMap<>();
        evidence.forEach(one -> Likeness.of(text(one.claim())).ifPresent(found -> likenesses.put(one, found)));
        batch.batchUpdate(
                """
                insert into evidence_likeness (evidence_id, registrant_id, submitted_at, sketch, bands)
                values (:evidence, :registrant, :at, :sketch, :bands)
                on conflict (evidence_id) do update
                set submitted_at = excluded.submitted_at, sketch = excluded.sketch, bands = excluded.bands
                """,
                likenesses.entrySet().stream()
                        .sorted(Comparator.comparing(
                                entry -> entry.getKey().id().value()))
                        .map(entry -> row(entry.getKey(), entry.getValue(), at))
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource row(Evidence evidence, Likeness likeness, Timestamp at) {
        return new MapSqlParameterSource("evidence", evidence.id().value())
                .addValue("registrant", evidence.registrant().value())
                .addValue("at", at)
                .addValue("sketch", likeness.sketch())
                .addValue("bands", likeness.bands());
    }

    /** Texts of an activity as a whole: what was written, not its name or codes. */
    private static String text(Claim claim) {
        return claim instanceof Claim.OfActivity activity
                ? activity.attributes().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.joining("\n"))
                : "";
    }

    /** The most alike first. */
    List<Reused> of(Item item) {
        List<Reused> reused = new ArrayList<>(files(item));
        if (item.kind() == ItemKind.EVIDENCE) {
            reused.addAll(texts(Subjects.evidence(item)));
        }
        return reused.stream()
                .sorted(Comparator.comparingInt(Reused::percent)
                        .reversed()
                        .thenComparing(Reused::on)
                        .thenComparing(Reused::what))
                .limit(MOST)
                .toList();
    }

    private List<Reused> files(Item item) {
        return jdbc.sql("""
                select distinct e.id, e.registrant_id = i.registrant_id as own, e.changed_at
                from desk_item i
                cross join unnest(i.files) as attached (id)
                join stored_file f on f.id = attached.id
                join stored_file same on same.sha256 = f.sha256
                join evidence e on e.files @> array [same.id]
                where i.id = :item
                  and i.subject <> 'evidence:' || e.id
                  and e.state in ('SUBMITTED', 'RETURNED', 'ACCEPTED', 'REJECTED')
                order by e.changed_at
                limit :most
                """)
                .param("item", item.id().value())
                .param("most", MOST)
                .query((row, i) -> new Reused(
                        Reused.What.FILE,
                        row.getBoolean("own"),
                        day(row.getObject("changed_at", OffsetDateTime.class)),
                        100))
                .list();
    }

    private record Kept(UUID evidence, long registrant, OffsetDateTime at, Likeness likeness) {}

    private List<Reused> texts(EvidenceId evidence) {
        Optional<Kept> own = kept("where l.evidence_id = :evidence", evidence).findFirst();
        return own.stream()
                .flatMap(mine -> kept("""
                        join evidence_likeness mine on mine.bands && l.bands
                        join evidence e on e.id = l.evidence_id
                        where mine.evidence_id = :evidence
                          and l.evidence_id <> :evidence
                          and e.state in ('SUBMITTED', 'RETURNED', 'ACCEPTED', 'REJECTED')
                        """, evidence)
                        .map(other -> new Reused(
                                Reused.What.TEXT,
                                other.registrant() == mine.registrant(),
                                day(other.at()),
                                mine.likeness().percent(other.likeness()))))
                .filter(other -> other.percent() >= ALIKE)
                .toList();
    }

    private Stream<Kept> kept(String which, EvidenceId evidence) {
        return jdbc
                .sql("select l.evidence_id, l.registrant_id, l.submitted_at, l.sketch from evidence_likeness l "
                        + which)
                .param("evidence", evidence.value())
                .query((row, i) -> new Kept(
                        row.getObject("evidence_id", UUID.class),
                        row.getLong("registrant_id"),
                        row.getObject("submitted_at", OffsetDateTime.class),
                        Likeness.ofSketch((Integer[]) row.getArray("sketch").getArray())))
                .list()
                .stream();
    }

    private static LocalDate day(OffsetDateTime moment) {
        return moment.atZoneSameInstant(BusinessDay.AMSTERDAM).toLocalDate();
    }
}
