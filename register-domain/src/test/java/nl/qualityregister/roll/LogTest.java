package nl.qualityregister.roll;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.registrants;
import static nl.qualityregister.support.Registrations.jobCoach;
import static nl.qualityregister.support.Registrations.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import nl.qualityregister.house.SignedNote;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Together;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import outsider.CheckpointNote;
import outsider.MerkleProofs;

/** The log's proofs and checkpoints, judged by a verifier that was written from the standards and knows nothing of ours. */
@DomainTest
class LogTest {
    private static final long SEED = 20_261_122;
    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);

    @Autowired
    Log log;

    @Autowired
    Roll roll;

    @Autowired
    Registrants registrants;

    @Autowired
    Trail trail;

    private final Random chance = new Random(SEED);

    @Test
    void anOutsiderAcceptsEveryProofOfAThousandRandomEntriesAndNoneWithOneBitChanged() {
        append(1_500);
        CheckpointNote checkpoint = opened(log.makeCheckpoint());

        for (int i = 0; i < 1_000; i++) {
            long index = chance.nextLong(checkpoint.size());
            InclusionProof proof = log.inclusion(index, OptionalLong.of(checkpoint.size()));
            byte[] leaf = MerkleProofs.leafHash(log.entry(index, Tier.PUBLIC).commitment());
            assertThat(leaf).isEqualTo(proof.leafHash());
            assertThat(MerkleProofs.includes(leaf, index, checkpoint.size(), proof.hashes(), checkpoint.root()))
                    .isTrue();

            assertThat(MerkleProofs.includes(
                            leaf, index, checkpoint.size(), withOneBitChanged(proof.hashes()), checkpoint.root()))
                    .isFalse();
            assertThat(MerkleProofs.includes(
                            bitChanged(leaf), index, checkpoint.size(), proof.hashes(), checkpoint.root()))
                    .isFalse();
            assertThat(MerkleProofs.includes(
                            leaf, index, checkpoint.size(), proof.hashes(), bitChanged(checkpoint.root())))
                    .isFalse();
            assertThat(MerkleProofs.includes(leaf, index ^ 1, checkpoint.size(), proof.hashes(), checkpoint.root()))
                    .isFalse();
        }
    }

    @Test
    void anOutsiderAcceptsEveryStepOfAGrowingLogAndNoneWithOneBitChanged() {
        List<CheckpointNote> steps = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            append(1 + chance.nextInt(60));
            steps.add(opened(log.makeCheckpoint()));
        }

        for (int i = 0; i < steps.size(); i++) {
            for (int j = i; j < steps.size(); j += 1 + chance.nextInt(5)) {
                CheckpointNote first = steps.get(i);
                CheckpointNote second = steps.get(j);
                ConsistencyProof proof = log.consistency(first.size(), OptionalLong.of(second.size()));
                assertThat(consistent(first, second, proof.hashes(), second.root()))
                        .as("%d to %d", first.size(), second.size())
                        .isTrue();
                if (i < j) {
                    assertThat(consistent(first, second, withOneBitChanged(proof.hashes()), second.root()))
                            .isFalse();
                    assertThat(consistent(first, second, proof.hashes(), bitChanged(second.root())))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everySizeIsProvenNotOnlyThoseOfCheckpoints() {
        append(600);
        long size = log.makeCheckpoint().treeSize();
        byte[] root = log.inclusion(0, OptionalLong.of(size)).root();

        for (long first = Math.max(1, size - 300); first <= size; first++) {
            ConsistencyProof proof = log.consistency(first, OptionalLong.of(size));
            InclusionProof last = log.inclusion(first - 1, OptionalLong.of(first));
            assertThat(MerkleProofs.consistent(first, proof.firstRoot(), size, root, proof.hashes()))
                    .isTrue();
            assertThat(MerkleProofs.includes(last.leafHash(), first - 1, first, last.hashes(), proof.firstRoot()))
                    .isTrue();
        }
    }

    @Test
    void aCheckpointWithAnyBitChangedIsNotBelieved() {
        append(3);
        String note = log.makeCheckpoint().note().toString();
        byte[] bytes = note.getBytes(StandardCharsets.UTF_8);

        assertThat(opened(log.checkpoint()).origin()).isEqualTo("localhost:8080/log");
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= (byte) (1 << chance.nextInt(7));
            String sent = new String(changed, StandardCharsets.UTF_8);
            CheckpointNote read = CheckpointNote.open(sent, log.verifierKey());
            // the last bits of a base64 digit and what stands beneath the signature are not signed
            if (read != null) {
                assertThat(read.root()).isEqualTo(log.checkpoint().root());
                assertThat(at).isGreaterThan(note.lastIndexOf("\n\n"));
            }
        }
    }

    @Test
    void tilesHashToTheRootAndBundlesToTheTiles() {
        append(700);
        Checkpoint checkpoint = log.makeCheckpoint();
        List<byte[]> leaves = new ArrayList<>();
        for (long place = 0; place * 256 < checkpoint.treeSize(); place++) {
            int width = (int) Math.min(256, checkpoint.treeSize() - place * 256);
            byte[] tile = log.tile(0, place, width).orElseThrow();
            byte[] bundle = log.entries(place, width).orElseThrow();
            assertThat(tile).hasSize(width * 32);
            assertThat(bundle).hasSize(width * 34);
            for (int i = 0; i < width; i++) {
                byte[] leaf = Arrays.copyOfRange(tile, i * 32, i * 32 + 32);
                assertThat((bundle[i * 34] << 8) + bundle[i * 34 + 1]).isEqualTo(32);
                assertThat(MerkleProofs.leafHash(Arrays.copyOfRange(bundle, i * 34 + 2, i * 34 + 34)))
                        .isEqualTo(leaf);
                leaves.add(leaf);
            }
        }

        assertThat(MerkleProofs.treeHash(leaves)).isEqualTo(checkpoint.root());
        long full = checkpoint.treeSize() / 256;
        byte[] above = log.tile(1, 0, (int) Math.min(256, full)).orElseThrow();
        assertThat(Arrays.copyOf(above, 32)).isEqualTo(MerkleProofs.treeHash(leaves.subList(0, 256)));
        assertThat(log.tile(0, full, 256)).isEmpty();
        assertThat(log.tile(0, 1L << 50, 1)).isEmpty();
        assertThat(log.tile(63, 0, 1)).isEmpty();
    }

    @Test
    void theTrailIsSealedIntoTheLog() {
        trail.record(
                List.of(new Footprint(OFFICE, "file-read", "file:1", List.of("100000016"), "task:registrar", null)));
        long before = log.checkpoint().treeSize();

        Checkpoint made = log.makeCheckpoint();

        assertThat(made.treeSize()).isGreaterThan(before);
        LogEntry sealed = log.entry(made.treeSize() - 1, Tier.PUBLIC);
        assertThat(sealed.kind()).isEqualTo("trail-sealed");
        assertThat(sealed.opened().orElseThrow().content()).contains("\"rows\":", "\"root\":\"");
        assertThat(Leaf.commitment(
                        sealed.opened().orElseThrow().salt(),
                        sealed.opened().orElseThrow().content()))
                .isEqualTo(sealed.commitment());
        assertThat(log.makeCheckpoint().note()).isEqualTo(made.note());
    }

    @Test
    void sixteenWhoMakeCheckpointsWhileOthersWriteMakeOneLog() {
        List<Checkpoint> made = Together.all(16, i -> {
            append(5);
            trail.record(List.of(new Footprint(OFFICE, "file-read", "file:" + i, List.of(), "task:registrar", null)));
            return log.makeCheckpoint();
        });

        Checkpoint last = log.makeCheckpoint();
        assertThat(made).allSatisfy(one -> {
            ConsistencyProof proof = log.consistency(one.treeSize(), OptionalLong.of(last.treeSize()));
            assertThat(MerkleProofs.consistent(
                            one.treeSize(), one.root(), last.treeSize(), last.root(), proof.hashes()))
                    .isTrue();
        });
    }

    @Test
    void aCheckpointOfAnotherRegisterAndANeverMadeOneAreRefused() {
        append(2);
        Checkpoint ours = log.makeCheckpoint();
        String otherOrigin = SignedNote.Signer.drawn("elsewhere.example/log")
                .sign(Checkpoint.text("elsewhere.example/log", 3, ours.root()))
                .toString();
        String otherKey = SignedNote.Signer.drawn(ours.origin())
                .sign(Checkpoint.text(ours.origin(), ours.treeSize(), ours.root()))
                .toString();

        assertThat(log.check(ours.note().toString()).from()).isEqualTo(ours.treeSize());
        assertThatThrownBy(() -> log.check(otherOrigin)).isInstanceOf(CheckpointOfAnotherRegister.class);
        assertThatThrownBy(() -> log.check(otherKey)).isInstanceOf(CheckpointOfAnotherRegister.class);
        assertThatThrownBy(() -> log.check("no checkpoint")).isInstanceOf(CheckpointUnreadable.class);
        assertThatThrownBy(() -> log.inclusion(ours.treeSize(), OptionalLong.empty()))
                .isInstanceOf(LogEntryNotFound.class);
        assertThatThrownBy(() -> log.inclusion(0, OptionalLong.of(ours.treeSize() + 1)))
                .isInstanceOf(TreeSizeNotPublished.class);
        assertThatThrownBy(() -> log.consistency(2, OptionalLong.of(1))).isInstanceOf(SizesInWrongOrder.class);
    }

    private static boolean consistent(CheckpointNote first, CheckpointNote second, List<byte[]> hashes, byte[] root) {
        return MerkleProofs.consistent(first.size(), first.root(), second.size(), root, hashes);
    }

    private CheckpointNote opened(Checkpoint checkpoint) {
        return CheckpointNote.open(checkpoint.note().toString(), log.verifierKey());
    }

    private void append(int count) {
        for (int left = count; left > 0; left -= 500) {
            List<Registrant> people = registrants.enter(registrants(Math.min(left, 500)), OFFICE);
            roll.append(people.stream()
                    .map(person -> registered(jobCoach(person.id()), START, END))
                    .toList());
        }
    }

    private List<byte[]> withOneBitChanged(List<byte[]> hashes) {
        List<byte[]> changed = new ArrayList<>(hashes);
        int at = chance.nextInt(changed.size());
        changed.set(at, bitChanged(changed.get(at)));
        return changed;
    }

    private byte[] bitChanged(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[chance.nextInt(changed.length)] ^= (byte) (1 << chance.nextInt(8));
        return changed;
    }
}
