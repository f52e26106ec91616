package nl.qualityregister.roll;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import nl.qualityregister.house.CanonicalJson;
import nl.qualityregister.house.MerkleTree;
import nl.qualityregister.trail.TrailBatch;
import nl.qualityregister.trail.TrailSeal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of the log: the Merkle tree (RFC 6962, RFC 9162) over the entries of the roll and what is noted between them, its signed
 * checkpoints (C2SP tlog-checkpoint), proofs, and tiles (C2SP tlog-tiles). The tree is computed when a checkpoint is made, from what was
 * committed: appending to the roll costs a hash an entry and nothing else. Proofs are given for sizes up to the last checkpoint.
 */
@Service
public class Log {
    /** A tile is so many hashes wide. */
    public static final int TILE_WIDTH = TreeReader.WIDTH;

    private static final int TILES_AT_ONCE = 64;
    private static final int HIGHEST_LEVEL = 7;

    private final LogRows rows;
    private final EntryRows entryRows;
    private final Disclosure disclosure;
    private final TrailSeal trail;
    private final LogKey key;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final SecureRandom chance = new SecureRandom();

    Log(
            LogRows rows,
            EntryRows entryRows,
            Disclosure disclosure,
            TrailSeal trail,
            LogKey key,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.entryRows = entryRows;
        this.disclosure = disclosure;
        this.trail = trail;
        this.key = key;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The leaves that name sealed batches of the trail, by the first id of the batch; a batch without one is not sealed. */
    public Map<Long, Long> sealedAt(Collection<Long> firsts) {
        return rows.sealedAt(firsts);
    }

    /** The public key of checkpoints, spelled as C2SP signed-note does: {@code name+keyid+key}. */
    public String verifierKey() {
        return key.signer().verifier().toString();
    }

    /** The last checkpoint; the first is made when there is none. */
    public Checkpoint checkpoint() {
        return rows.latest().orElseGet(this::makeCheckpoint);
    }

    /**
     * Seals the trail, makes of each of its batches a leaf, and signs the log as it then is. The same checkpoint again when nothing was
     * entered since. The lock of appending is held for the insert of those leaves only, never while the tree is computed.
     */
    public Checkpoint makeCheckpoint() {
        trail.settled().ifPresent(this::sealTrail);
        return Objects.requireNonNull(transaction.execute(status -> signed()));
    }

    /** The siblings on the way from the leaf to the root at that size. Refuses with LogEntryNotFound, TreeSizeNotPublished. */
    public InclusionProof inclusion(long index, OptionalLong treeSize) {
        long size = published(treeSize);
        if (index < 0 || index >= size) {
            throw new LogEntryNotFound(index, size);
        }
        TreeReader tree = new TreeReader(rows);
        return new InclusionProof(
                index, size, tree.root(index, index + 1), tree.inclusion(index, size), tree.root(0, size));
    }

    /** What shows that the log of the second size begins with the log of the first. Refuses with TreeSizeNotPublished, SizesInWrongOrder. */
    public ConsistencyProof consistency(long from, OptionalLong to) {
        long size = published(to);
        if (from > size) {
            throw new SizesInWrongOrder(from, size);
        }
        TreeReader tree = new TreeReader(rows);
        return new ConsistencyProof(from, size, tree.root(0, from), tree.root(0, size), tree.consistency(from, size));
    }

    /** The entry as the tier may see it today. Refuses with LogEntryNotFound, also of what no checkpoint holds yet; with LogDamaged. */
    public LogEntry entry(long index, Tier tier) {
        Optional<LogEntry> note = rows.note(index);
        if (note.isPresent()) {
            return note.get();
        }
        LogEntry entry = entryRows
                .leaf(index)
                .orElseThrow(() ->
                        index >= 0 && index < size() ? new LogDamaged(index) : new LogEntryNotFound(index, size()));
        return tier.seesAll() || entry.erased() || isPublic(index) ? entry : entry.closed();
    }

    /** The hashes of a tile, one after the other; empty when no checkpoint has it. Refuses with {@link LogDamaged}. */
    public Optional<byte[]> tile(int level, long place, int width) {
        return level <= HIGHEST_LEVEL && isPublished(level, place, width)
                ? Optional.of(joined(new TreeReader(rows).tile(level, place, width)))
                : Optional.empty();
    }

    /** A bundle of entries: of each its length, 32, in two bytes, and its commitment; empty when no checkpoint has it. Refuses with
     * {@link LogDamaged}. */
    public Optional<byte[]> entries(long place, int width) {
        if (!isPublished(0, place, width)) {
            return Optional.empty();
        }
        List<byte[]> commitments = rows.commitments(place * TILE_WIDTH, width);
        if (commitments.size() < width) {
            throw new LogDamaged(place * TILE_WIDTH + commitments.size());
        }
        ByteBuffer bundle = ByteBuffer.allocate(commitments.size() * 34);
        commitments.forEach(one -> bundle.putShort((short) one.length).put(one));
        return Optional.of(bundle.array());
    }

    /**
     * Whether somebody's checkpoint is one of this log and still holds. Refuses with CheckpointUnreadable, CheckpointOfAnotherRegister,
     * TreeSizeNotPublished, and with CheckpointContradicted, which must never happen.
     */
    public ConsistencyProof check(String note) {
        Checkpoint theirs = Checkpoint.read(note).orElseThrow(CheckpointUnreadable::new);
        if (!theirs.origin().equals(key.signer().verifier().name())
                || !theirs.note().isSignedBy(key.signer().verifier())) {
            throw new CheckpointOfAnotherRegister(
                    theirs.origin(), key.signer().verifier().name());
        }
        ConsistencyProof proof = consistency(theirs.treeSize(), OptionalLong.empty());
        if (!theirs.says(proof.firstRoot())) {
            throw new CheckpointContradicted(theirs.treeSize());
        }
        return proof;
    }

    /** Appends a note in the running transaction, which should end soon: the lock of appending is held until then. */
    void append(LogNote.Kind kind, Map<String, Object> told) {
        entryRows.lock();
        Numbering numbering = Numbering.after(entryRows.head(), clock);
        Map<String, Object> content = new HashMap<>(told);
        content.put("format", 1);
        content.put("kind", kind.code());
        content.put("recordedAt", Leaf.MICROSECONDS.format(numbering.recordedAt()));
        String spelled = CanonicalJson.of(content);
        byte[] salt = new byte[Leaf.SALT_LENGTH];
        chance.nextBytes(salt);
        rows.keep(
                new LogNote(numbering.index(), kind, numbering.recordedAt(), spelled),
                salt,
                Leaf.commitment(salt, spelled));
    }

    private void sealTrail(long settled) {
        boolean more = true;
        while (more) {
            more = Objects.requireNonNull(transaction.execute(status -> {
                Optional<TrailBatch> sealed = trail.seal(settled);
                sealed.ifPresent(batch -> append(
                        LogNote.Kind.TRAIL_SEALED,
                        Map.of(
                                "first", batch.first(),
                                "last", batch.last(),
                                "rows", batch.rows(),
                                "root", HexFormat.of().formatHex(batch.root()))));
                return sealed.filter(batch -> batch.last() < settled).isPresent();
            }));
        }
    }

    private Checkpoint signed() {
        rows.lock();
        long size = entryRows.head().map(head -> head.index() + 1).orElse(0L);
        Optional<Checkpoint> latest = rows.latest();
        if (latest.filter(last -> last.treeSize() == size).isPresent()) {
            return latest.get();
        }
        for (int level = 1; level <= HIGHEST_LEVEL; level++) {
            grow(level, size >> (level * TreeReader.HEIGHT));
        }
        byte[] root = new TreeReader(rows).root(0, size);
        String origin = key.signer().verifier().name();
        Checkpoint made = new Checkpoint(
                origin, size, root, key.signer().sign(Checkpoint.text(origin, size, root)), clock.instant());
        rows.keep(made);
        return made;
    }

    /** Stores the nodes of the level that have become complete, some thousands of hashes at a time. */
    private void grow(int level, long complete) {
        long next = rows.nodes(level);
        while (next < complete) {
            long until = Math.min(complete, next + TILES_AT_ONCE);
            int count = (int) (until - next) * TILE_WIDTH;
            List<byte[]> below = rows.hashes(level - 1, next * TILE_WIDTH, count);
            if (below.size() < count) {
                throw new LogDamaged((next * TILE_WIDTH + below.size()) << ((level - 1) * TreeReader.HEIGHT));
            }
            List<byte[]> hashes = new ArrayList<>();
            for (int tile = 0; tile < below.size(); tile += TILE_WIDTH) {
                hashes.add(MerkleTree.root(below.subList(tile, tile + TILE_WIDTH)));
            }
            rows.store(level, next, hashes);
            next = until;
        }
    }

    private boolean isPublic(long index) {
        return entryRows.after(index - 1, 1).stream()
                .filter(entry -> entry.index() == index)
                .anyMatch(entry -> disclosure
                        .publicly(List.of(entry))
                        .getFirst()
                        .content()
                        .filter(entry.entry()::equals)
                        .isPresent());
    }

    private long size() {
        return rows.latest().map(Checkpoint::treeSize).orElse(0L);
    }

    private long published(OptionalLong treeSize) {
        long size = checkpoint().treeSize();
        long asked = treeSize.orElse(size);
        if (asked > size || asked < 0) {
            throw new TreeSizeNotPublished(asked, size);
        }
        return asked;
    }

    private boolean isPublished(int level, long place, int width) {
        long hashes = size() >> (level * TreeReader.HEIGHT);
        return width > 0
                && width <= TILE_WIDTH
                && place >= 0
                && place < (hashes >> TreeReader.HEIGHT) + 1
                && place * TILE_WIDTH + width <= hashes;
    }

    private static byte[] joined(List<byte[]> hashes) {
        ByteBuffer tile = ByteBuffer.allocate(hashes.size() * 32);
        hashes.forEach(tile::put);
        return tile.array();
    }
}
