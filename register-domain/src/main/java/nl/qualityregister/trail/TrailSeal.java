package nl.qualityregister.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.qualityregister.house.CanonicalJson;
import nl.qualityregister.house.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door through which the trail is sealed, batch by batch. An id is drawn before its row is committed, so a batch ends at an id of
 * which it is certain that nobody still writes below it: whoever held the table when the id was read has let go of it. No writer waits.
 */
@Service
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public class TrailSeal {
    private static final int MOST_AT_ONCE = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 20;

    private static final String WRITERS = """
        select virtualtransaction
          from pg_locks
         where locktype = 'relation' and relation = 'trail_entry'::regclass and mode = 'RowExclusiveLock'
           and database = (select oid from pg_database where datname = current_database())
           and pid <> pg_backend_pid()
        """;

    private static final String ROWS = """
        select id, occurred_at, actor, act, object, subjects, ground, client
          from trail_entry
         where id >= :first and id <= :last
         order by id
         limit :limit
        """;

    private static final String BATCH = "select first_id, last_id, rows, root, sealed_at from trail_batch ";

    private final JdbcClient jdbc;
    private final Clock clock;

    TrailSeal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The highest id below which nothing is being written any more; empty when somebody has been writing for too long. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<Long> settled() {
        long drawn = jdbc.sql("select coalesce(max(id), 0) from trail_entry")
                .query(Long.class)
                .single();
        List<String> writing = writers();
        long tries = PATIENCE.toMillis() / LOOK_EVERY_MILLIS;
        while (!writing.isEmpty() && tries-- > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(LOOK_EVERY_MILLIS).toNanos());
            List<String> now = writers();
            writing = writing.stream().filter(now::contains).toList();
        }
        return writing.isEmpty() ? Optional.of(drawn) : Optional.empty();
    }

    /** Seals what is not sealed up to the settled id, at most 10,000 rows, in the running transaction; empty when there is nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<TrailBatch> seal(long settled) {
        jdbc.sql("lock table trail_batch in exclusive mode").update();
        long first = last().map(batch -> batch.last() + 1).orElse(0L);
        List<Row> rows = rows(first, settled);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long last = rows.size() < MOST_AT_ONCE ? settled : rows.getLast().id();
        TrailBatch batch = new TrailBatch(first, last, rows.size(), root(rows), clock.instant());
        jdbc.sql("""
            insert into trail_batch (first_id, last_id, rows, root, sealed_at)
            values (:first, :last, :rows, :root, :sealedAt)
            """)
                .param("first", batch.first())
                .param("last", batch.last())
                .param("rows", batch.rows())
                .param("root", batch.root())
                .param("sealedAt", batch.sealedAt().atOffset(ZoneOffset.UTC))
                .update();
        return Optional.of(batch);
    }

    /** Batches after the one that begins there, in order. */
    public List<TrailBatch> batches(long afterFirst, int limit) {
        return jdbc.sql(BATCH + "where first_id > :after order by first_id limit :limit")
                .param("after", afterFirst)
                .param("limit", limit)
                .query((row, i) -> batch(row))
                .list();
    }

    /** The batch that begins there. */
    public Optional<TrailBatch> find(long first) {
        return jdbc.sql(BATCH + "where first_id = :first")
                .param("first", first)
                .query((row, i) -> batch(row))
                .optional();
    }

    /** Its rows as they were hashed, in the order of their ids: each is JSON in canonical form. */
    public List<String> lines(TrailBatch batch) {
        return rows(batch.first(), batch.last()).stream().map(Row::content).toList();
    }

    /** Whether its rows are still those that were sealed. */
    public boolean holds(TrailBatch batch) {
        List<Row> rows = rows(batch.first(), batch.last());
        return rows.size() == batch.rows() && Arrays.equals(root(rows), batch.root());
    }

    private List<String> writers() {
        return jdbc.sql(WRITERS)
                .query((row, i) -> row.getString("virtualtransaction"))
                .list();
    }

    private Optional<TrailBatch> last() {
        return jdbc.sql(BATCH + "order by first_id desc limit 1")
                .query((row, i) -> batch(row))
                .optional();
    }

    private List<Row> rows(long first, long last) {
        return jdbc.sql(ROWS)
                .param("first", first)
                .param("last", last)
                .param("limit", MOST_AT_ONCE)
                .query((row, i) -> new Row(row.getLong("id"), content(row)))
                .list();
    }

    private static byte[] root(List<Row> rows) {
        return MerkleTree.root(rows.stream()
                .map(row -> MerkleTree.leaf(row.content().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .toList());
    }

    private static String content(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> content = new TreeMap<>();
        content.put("id", row.getLong("id"));
        content.put(
                "occurredAt",
                row.getObject("occurred_at", OffsetDateTime.class).toInstant().toString());
        content.put("actor", row.getString("actor"));
        content.put("act", row.getString("act"));
        content.put("object", row.getString("object"));
        content.put(
                "subjects", Arrays.asList((String[]) row.getArray("subjects").getArray()));
        content.put("ground", row.getString("ground"));
        content.put("client", row.getString("client"));
        return CanonicalJson.of(content);
    }

    private static TrailBatch batch(ResultSet row) throws SQLException {
        return new TrailBatch(
                row.getLong("first_id"),
                row.getLong("last_id"),
                row.getLong("rows"),
                row.getBytes("root"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }

    private record Row(long id, String content) {}
}
