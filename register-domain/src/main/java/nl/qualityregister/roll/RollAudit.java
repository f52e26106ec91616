package nl.qualityregister.roll;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.qualityregister.house.MerkleTree;
import nl.qualityregister.trail.TrailBatch;
import nl.qualityregister.trail.TrailSeal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door through which it is seen whether somebody changed anything behind the register's back: every entry is hashed again and held
 * against its commitment, the commitments against the nodes of the tree, the tree against every checkpoint ever signed.
 */
@Service
@Transactional(readOnly = true)
public class RollAudit {
    private final EntryRows entryRows;
    private final StandingRows standingRows;
    private final LogRows rows;
    private final Erasures erasures;
    private final TrailSeal trail;
    private final LogKey key;
    private final JsonMapper json;

    RollAudit(
            EntryRows entryRows,
            StandingRows standingRows,
            LogRows rows,
            Erasures erasures,
            TrailSeal trail,
            LogKey key,
            JsonMapper json) {
        this.entryRows = entryRows;
        this.standingRows = standingRows;
        this.rows = rows;
        this.erasures = erasures;
        this.trail = trail;
        this.key = key;
        this.json = json;
    }

    /** How many leaves the log should have: as many as it has, or as the last checkpoint says. */
    public long size() {
        long has = entryRows.head().map(head -> head.index() + 1).orElse(0L);
        return Math.max(has, rows.latest().map(Checkpoint::treeSize).orElse(0L));
    }

    /** The highest of those of whom anything is entered or kept. */
    public long lastRegistrant() {
        return Math.max(entryRows.lastRegistrant(), standingRows.lastRegistrant());
    }

    /**
     * Leaves from the first up to and without the last: {@code entry-missing}, {@code entry-altered}, and {@code entry-emptied} where
     * content is gone without a note of its erasure.
     */
    public List<Finding> leaves(long from, long until) {
        Map<Long, LogEntry> found =
                entryRows.leaves(from, until).stream().collect(toMap(LogEntry::index, leaf -> leaf));
        rows.openedNotes(from, until).forEach(note -> found.put(note.index(), note));
        Set<Long> erased = erasures.since(-1);
        List<Finding> findings = new ArrayList<>();
        for (long index = from; index < until; index++) {
            LogEntry leaf = found.get(index);
            if (leaf == null) {
                findings.add(new Finding(index, "entry-missing", "entry " + index));
            } else if (leaf.erased() && !erased.contains(index)) {
                findings.add(new Finding(index, "entry-emptied", "entry " + index));
            } else if (leaf.opened().filter(opened -> !opens(opened, leaf)).isPresent()) {
                findings.add(new Finding(index, "entry-altered", leaf.kind() + " " + index));
            }
        }
        return findings;
    }

    /** Tiles of 256 leaves, from the first up to and without the last: {@code commitments-altered}, where a hash is not its leaves'. */
    public List<Finding> tiles(long from, long until) {
        List<Finding> findings = new ArrayList<>();
        List<byte[]> nodes = rows.hashes(1, from, (int) (until - from));
        for (int i = 0; i < nodes.size(); i++) {
            long first = (from + i) * TreeReader.WIDTH;
            List<byte[]> leaves = rows.hashes(0, first, TreeReader.WIDTH);
            if (leaves.size() == TreeReader.WIDTH && !Arrays.equals(MerkleTree.root(leaves), nodes.get(i))) {
                findings.add(new Finding(
                        first, "commitments-altered", "entries " + first + " to " + (first + TreeReader.WIDTH - 1)));
            }
        }
        return findings;
    }

    /** Every checkpoint ever made: {@code checkpoint-altered} where its signature, {@code tree-altered} where its root is not the log's. */
    public List<Finding> checkpoints() {
        List<Finding> findings = new ArrayList<>();
        long size = -1;
        List<Checkpoint> piece = rows.checkpoints(size, 100);
        while (!piece.isEmpty()) {
            piece.forEach(checkpoint -> check(checkpoint, findings));
            size = piece.getLast().treeSize();
            piece = rows.checkpoints(size, 100);
        }
        return findings;
    }

    /** Batches of the trail whose rows are not those that were sealed: {@code trail-altered}. */
    public List<Finding> trail() {
        List<Finding> findings = new ArrayList<>();
        Map<Long, JsonNode> noted = rows.notes(LogNote.Kind.TRAIL_SEALED).stream()
                .collect(toMap(LogNote::index, note -> json.readTree(note.content())));
        noted.forEach((index, note) -> {
            TrailBatch batch = new TrailBatch(
                    note.path("first").asLong(),
                    note.path("last").asLong(),
                    note.path("rows").asLong(),
                    java.util.HexFormat.of().parseHex(note.path("root").asString()),
                    Instant.parse(note.path("recordedAt").asString()));
            if (!trail.holds(batch)) {
                findings.add(
                        new Finding(index, "trail-altered", "trail rows " + batch.first() + " to " + batch.last()));
            }
        });
        return findings;
    }

    private void check(Checkpoint kept, List<Finding> findings) {
        String about = "checkpoint of " + kept.treeSize() + " entries";
        boolean said = Checkpoint.read(kept.note().toString())
                .filter(note -> note.treeSize() == kept.treeSize() && note.says(kept.root()))
                .isPresent();
        if (!said || !kept.note().isSignedBy(key.signer().verifier())) {
            findings.add(new Finding(kept.treeSize(), "checkpoint-altered", about));
            return;
        }
        try {
            if (!kept.says(new TreeReader(rows).root(0, kept.treeSize()))) {
                findings.add(new Finding(kept.treeSize(), "tree-altered", about));
            }
        } catch (LogDamaged lacking) {
            findings.add(new Finding(kept.treeSize(), "tree-altered", about));
        }
    }

    private static boolean opens(LogEntry.Opened opened, LogEntry leaf) {
        return Arrays.equals(Leaf.commitment(opened.salt(), opened.content()), leaf.commitment());
    }
}
