package nl.qualityregister.roll;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.aRegistrant;
import static nl.qualityregister.support.Registrations.jobCoach;
import static nl.qualityregister.support.Registrations.lapsed;
import static nl.qualityregister.support.Registrations.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.DomainTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import outsider.MerkleProofs;

/** What is changed behind the register's back is found and named; what is erased properly is not. */
@DomainTest
class RollAuditTest {
    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);

    @Autowired
    RollAudit audit;

    @Autowired
    Roll roll;

    @Autowired
    Log log;

    @Autowired
    Erasure erasure;

    @Autowired
    Registrants registrants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Registrant person;
    private RollEntry entry;

    @BeforeEach
    void anEntry() {
        person = registrants.enter(List.of(aRegistrant()), OFFICE).getFirst();
        entry = roll.append(List.of(registered(jobCoach(person.id()), START, END), lapsed(jobCoach(person.id()), END)))
                .getFirst();
        log.makeCheckpoint();
    }

    @Test
    void oneRowAlteredBehindTheRegistersBackIsNamed() {
        assertThat(found()).isEmpty();

        List<Finding> findings =
                behindTheBack("update roll_entry set valid_until = valid_until + 1 where index = :index");

        assertThat(findings).containsExactly(new Finding(entry.index(), "entry-altered", "entry " + entry.index()));
    }

    @Test
    void oneRowDeletedBehindTheRegistersBackIsNamed() {
        List<Finding> findings = behindTheBack("delete from roll_entry where index = :index");

        assertThat(findings).containsExactly(new Finding(entry.index(), "entry-missing", "entry " + entry.index()));
    }

    /** Neither a shorter tile, which somebody would keep for ever, nor a fault without words. */
    @Test
    void whoAsksForWhatWasDeletedIsToldWhatIsMissing() {
        List<LogDamaged> damages = new ArrayList<>();
        long place = entry.index() / 256;
        int width = (int) Math.min(256, log.checkpoint().treeSize() - place * 256);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("alter table roll_entry disable trigger all").update();
            jdbc.sql("delete from roll_standing where registrant_id = :person")
                    .param("person", person.id().value())
                    .update();
            jdbc.sql("delete from roll_entry where index = :index")
                    .param("index", entry.index())
                    .update();
            damages.add(catchThrowableOfType(LogDamaged.class, () -> log.tile(0, place, width)));
            damages.add(catchThrowableOfType(LogDamaged.class, () -> log.entries(place, width)));
            damages.add(catchThrowableOfType(LogDamaged.class, () -> log.entry(entry.index(), Tier.PUBLIC)));
            damages.add(catchThrowableOfType(
                    LogDamaged.class, () -> log.inclusion(entry.index() + 1, OptionalLong.empty())));
            status.setRollbackOnly();
        });

        assertThat(damages)
                .hasSize(4)
                .allSatisfy(damage -> assertThat(damage.values()).containsEntry("entry", Long.toString(entry.index())));
    }

    @Test
    void contentEmptiedWithoutANoteOfErasureIsNamed() {
        List<Finding> findings = behindTheBack("""
                update roll_entry
                   set registrant_id = null, register = null, occupation = null, kind = null, status = null, true_from = null,
                       valid_until = null, actor = null, basis = null, salt = null
                 where index = :index
                """);

        assertThat(findings).containsExactly(new Finding(entry.index(), "entry-emptied", "entry " + entry.index()));
    }

    @Test
    void aRowAlteredWithItsCommitmentIsFoundByTheCheckpoint() {
        List<String> codes = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("alter table roll_entry disable trigger roll_entry_append_only")
                    .update();
            jdbc.sql("update roll_entry set commitment = sha256('x') where index = :index")
                    .param("index", entry.index())
                    .update();
            audit.checkpoints().forEach(finding -> codes.add(finding.code()));
            audit.tiles(entry.index() / 256, entry.index() / 256 + 1).forEach(finding -> codes.add(finding.code()));
            status.setRollbackOnly();
        });

        assertThat(codes).containsAnyOf("tree-altered", "commitments-altered");
    }

    @Test
    void anErasedPersonLeavesEveryProofValidAndTheAuditGreen() {
        InclusionProof before = log.inclusion(entry.index(), OptionalLong.empty());

        List<Long> erased = erasure.forget(List.of(person.id()), OFFICE, "decision:7");
        Checkpoint after = log.makeCheckpoint();

        assertThat(erased).containsExactly(entry.index(), entry.index() + 1);
        assertThat(found()).isEmpty();
        assertThat(roll.of(List.of(person.id()))).isEmpty();
        assertThat(roll.standings(List.of(person.number()), START)).isEmpty();
        LogEntry place = log.entry(entry.index(), Tier.REGISTRAR);
        assertThat(place.erased()).isTrue();
        assertThat(place.opened()).isEmpty();
        assertThat(place.leafHash()).isEqualTo(before.leafHash());
        InclusionProof proof = log.inclusion(entry.index(), OptionalLong.of(after.treeSize()));
        assertThat(MerkleProofs.includes(
                        before.leafHash(), entry.index(), after.treeSize(), proof.hashes(), after.root()))
                .isTrue();
        assertThat(MerkleProofs.includes(
                        before.leafHash(), entry.index(), before.treeSize(), before.hashes(), before.root()))
                .isTrue();
        assertThat(erasure.forget(List.of(person.id()), OFFICE, "decision:7")).isEmpty();
    }

    @Test
    void anErasedPlaceStaysErased() {
        erasure.forget(List.of(person.id()), OFFICE, "decision:7");

        assertThatThrownBy(() -> jdbc.sql("update roll_entry set kind = 'LAPSED' where index = :index")
                        .param("index", entry.index())
                        .update())
                .hasMessageContaining("never changed");
    }

    /** Tried in a transaction that comes to nothing, so that nobody else finds it. */
    private List<Finding> behindTheBack(String statement) {
        List<Finding> findings = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("alter table roll_entry disable trigger all").update();
            jdbc.sql("delete from roll_standing where registrant_id = :person")
                    .param("person", person.id().value())
                    .update();
            jdbc.sql(statement).param("index", entry.index()).update();
            findings.addAll(found());
            status.setRollbackOnly();
        });
        return findings;
    }

    private List<Finding> found() {
        return audit.leaves(entry.index(), entry.index() + 2);
    }
}
