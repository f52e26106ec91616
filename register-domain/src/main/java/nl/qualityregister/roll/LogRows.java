package nl.qualityregister.roll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import nl.qualityregister.house.MerkleTree;
import nl.qualityregister.house.SignedNote;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log as rows: its leaves, the nodes above each 256 of them, its checkpoints. */
@Component
class LogRows implements TreeReader.Stored {
    /** "ckpt" in ASCII: one at a time makes a checkpoint. */
    private static final long LOCK = 0x636b7074L;

    private static final String LEAVES = """
        select index, commitment
          from (select index, commitment from roll_entry where index >= :from and index < :until
                union all
                select index, commitment from roll_note where index >= :from and index < :until) leaf
         order by index
        """;

    private static final String CHECKPOINT = "select origin, tree_size, root, note, made_at from roll_checkpoint ";

    private final JdbcClient jdbc;

    LogRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
    }

    /** What the log's entries are, in order and without a gap; where one is missing, nothing from there on. */
    List<byte[]> commitments(long from, int count) {
        List<Placed> found = jdbc.sql(LEAVES)
                .param("from", from)
                .param("until", from + count)
                .query((row, i) -> new Placed(row.getLong("index"), row.getBytes("commitment")))
                .list();
        int whole = 0;
        while (whole < found.size() && found.get(whole).index() == from + whole) {
            whole++;
        }
        return found.subList(0, whole).stream().map(Placed::bytes).toList();
    }

    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        if (level == 0) {
            return commitments(from, count).stream().map(MerkleTree::leaf).toList();
        }
        return jdbc.sql("""
            select hash from roll_node
             where level = :level and place >= :from and place < :until
             order by place
            """)
                .param("level", level)
                .param("from", from)
                .param("until", from + count)
                .query((row, i) -> row.getBytes("hash"))
                .list();
    }

    /** How many nodes of the level are stored: they are stored in order. */
    long nodes(int level) {
        return jdbc.sql("select place + 1 as count from roll_node where level = :level order by place desc limit 1")
                .param("level", level)
                .query((row, i) -> row.getLong("count"))
                .optional()
                .orElse(0L);
    }

    void store(int level, long from, List<byte[]> hashes) {
        jdbc.sql("insert into roll_node (level, place, hash) select :level, place, hash from unnest(:places,"
                        + " :hashes) as row (place, hash)")
                .param("level", level)
                .param(
                        "places",
                        LongStream.range(from, from + hashes.size()).boxed().toArray(Long[]::new))
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    Optional<Checkpoint> latest() {
        return jdbc.sql(CHECKPOINT + "order by tree_size desc limit 1")
                .query((row, i) -> checkpoint(row))
                .optional();
    }

    void keep(Checkpoint checkpoint) {
        jdbc.sql("""
            insert into roll_checkpoint (tree_size, origin, root, note, made_at)
            values (:treeSize, :origin, :root, :note, :madeAt)
            """)
                .param("treeSize", checkpoint.treeSize())
                .param("origin", checkpoint.origin())
                .param("root", checkpoint.root())
                .param("note", checkpoint.note().toString())
                .param("madeAt", Objects.requireNonNull(checkpoint.madeAt()).atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Checkpoint> checkpoints(long afterSize, int limit) {
        return jdbc.sql(CHECKPOINT + "where tree_size > :after order by tree_size limit :limit")
                .param("after", afterSize)
                .param("limit", limit)
                .query((row, i) -> checkpoint(row))
                .list();
    }

    void keep(LogNote note, byte[] salt, byte[] commitment) {
        jdbc.sql("""
            insert into roll_note (index, kind, recorded_at, content, salt, commitment)
            values (:index, :kind, :recordedAt, :content, :salt, :commitment)
            """)
                .param("index", note.index())
                .param("kind", note.kind().name())
                .param("recordedAt", note.recordedAt().atOffset(ZoneOffset.UTC))
                .param("content", note.content())
                .param("salt", salt)
                .param("commitment", commitment)
                .update();
    }

    Optional<LogEntry> note(long index) {
        return openedNotes(index, index + 1).stream().findFirst();
    }

    List<LogEntry> openedNotes(long from, long until) {
        return jdbc.sql("""
            select index, kind, recorded_at, content, salt, commitment
              from roll_note where index >= :from and index < :until
            """)
                .param("from", from)
                .param("until", until)
                .query((row, i) -> new LogEntry(
                        row.getLong("index"),
                        LogNote.Kind.valueOf(row.getString("kind")).code(),
                        row.getBytes("commitment"),
                        EntryRows.moment(row, "recorded_at"),
                        false,
                        Optional.of(new LogEntry.Opened(row.getBytes("salt"), row.getString("content")))))
                .list();
    }

    List<LogNote> notes(LogNote.Kind kind) {
        return jdbc.sql("select index, kind, recorded_at, content from roll_note where kind = :kind order by index")
                .param("kind", kind.name())
                .query((row, i) -> new LogNote(
                        row.getLong("index"),
                        LogNote.Kind.valueOf(row.getString("kind")),
                        EntryRows.moment(row, "recorded_at"),
                        row.getString("content")))
                .list();
    }

    private static Checkpoint checkpoint(ResultSet row) throws SQLException {
        Instant madeAt = EntryRows.moment(row, "made_at");
        return new Checkpoint(
                row.getString("origin"),
                row.getLong("tree_size"),
                row.getBytes("root"),
                SignedNote.read(row.getString("note")).orElseThrow(),
                madeAt);
    }

    @SuppressWarnings("ArrayRecordComponent") // hashes, never changed
    private record Placed(long index, byte[] bytes) {}

    /** The leaves that name sealed batches of the trail, by the first id of the batch. */
    Map<Long, Long> sealedAt(Collection<Long> firsts) {
        Map<Long, Long> leaves = new HashMap<>();
        jdbc.sql("""
            select index, cast(cast(content as jsonb) ->> 'first' as bigint) as first
              from roll_note
             where kind = 'TRAIL_SEALED'
               and cast(cast(content as jsonb) ->> 'first' as bigint) = any(:firsts)
            """).param("firsts", firsts.toArray(Long[]::new)).query(row -> {
            leaves.put(row.getLong("first"), row.getLong("index"));
        });
        return leaves;
    }
}
