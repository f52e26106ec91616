package nl.qualityregister.evidence;

import static nl.qualityregister.evidence.Claims.activity;
import static nl.qualityregister.support.Learners.JOB;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.points.Points;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Evidence from an earlier system. */
@DomainTest
class TakeOverTest {
    @Autowired
    EvidenceDossiers dossiers;

    @Autowired
    Points points;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Learners learners;

    @BeforeEach
    void learners() {
        learners = new Learners(rooms);
    }

    @Test
    void whatIsTakenOverComesOnceAndIsCreditedOrLiesOnTheDesk() {
        Learner learner = learners.somebody();
        Map<String, NewEvidence> accepted = new LinkedHashMap<>();
        accepted.put("old/1", new NewEvidence(learner.id(), REGISTER, activity("Oud", 4), List.of()));
        accepted.put("old/2", new NewEvidence(learner.id(), REGISTER, Claims.practice(), List.of()));
        Map<String, NewEvidence> submitted =
                Map.of("old/3", new NewEvidence(learner.id(), REGISTER, activity("Nieuw", 6), List.of()));

        int first = dossiers.takeOver(accepted, EvidenceState.ACCEPTED, JOB);
        int again = dossiers.takeOver(accepted, EvidenceState.ACCEPTED, JOB);
        int waiting = dossiers.takeOver(submitted, EvidenceState.SUBMITTED, JOB);

        assertThat(List.of(first, again, waiting)).containsExactly(2, 0, 1);
        assertThat(dossiers.list(learner.id(), Optional.empty(), 10))
                .extracting(Evidence::state)
                .containsExactlyInAnyOrder(EvidenceState.ACCEPTED, EvidenceState.ACCEPTED, EvidenceState.SUBMITTED);
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(1);
        assertThat(dossiers.accepted(List.of(learner.id())).get(learner.id())).hasSize(1);
        assertThat(itemsOnTheDesk(learner)).isEqualTo(1);
    }

    @Test
    void aFaultNamesItsSourceAndNothingIsTaken() {
        Learner learner = learners.somebody();
        Map<String, NewEvidence> old = new LinkedHashMap<>();
        old.put("old/1", new NewEvidence(learner.id(), REGISTER, activity("Goed", 4), List.of()));
        old.put("old/2", new NewEvidence(learner.id(), REGISTER, new Claim.OfDocument(null, null, null), List.of()));

        InputRefused refused =
                catchThrowableOfType(InputRefused.class, () -> dossiers.takeOver(old, EvidenceState.ACCEPTED, JOB));

        assertThat(refused.faults())
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("/old~12/claim/document", "/old~12/claim/validFrom");
        assertThat(dossiers.list(learner.id(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void nothingIsTakenOverAsADraft() {
        assertThatThrownBy(() -> dossiers.takeOver(Map.of(), EvidenceState.DRAFT, JOB))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thousandsAreTakenOverInOneCallAndOnceByManyAtOnce() throws InterruptedException {
        List<Learner> people = learners.registrants(20);
        Map<String, NewEvidence> old = new LinkedHashMap<>();
        String system = UUID.randomUUID().toString();
        for (int i = 0; i < 5_000; i++) {
            NewEvidence evidence =
                    new NewEvidence(people.get(i % 20).id(), REGISTER, activity("Training " + i, 1), List.of());
            old.put(system + i, evidence);
        }

        List<AtOnce.Ending<Integer>> endings =
                AtOnce.run(4, i -> () -> dossiers.takeOver(old, EvidenceState.ACCEPTED, JOB));

        assertThat(endings).allSatisfy(ending -> assertThat(ending.thrown()).isNull());
        assertThat(endings.stream().mapToInt(AtOnce.Ending::result).sum()).isEqualTo(5_000);
        assertThat(people)
                .allSatisfy(learner ->
                        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(250));
    }

    private long itemsOnTheDesk(Learner learner) {
        return jdbc.sql("select count(*) from desk_item where registrant_id = :id")
                .param("id", learner.id().value())
                .query(Long.class)
                .single();
    }
}
