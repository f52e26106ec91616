package nl.qualityregister.decision;

import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.NORM;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.cycle.Sides;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.NormVersionUnknown;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.RecordedNorms;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class CycleMovesTest {
    private static final Actor REGISTRAR = Actor.account("registrar-1");
    private static final LocalDate DAY = END;

    @Autowired
    CycleMoves moves;

    @Autowired
    Cycles cycles;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    JdbcClient jdbc;

    Professionals professionals;
    NormVersion from;
    String to;
    Cohort cohort;
    List<RegistrantId> people;
    List<CycleId> running;

    /** Each test has a version of its own, and so a cohort of its own: two who meet 160 and one who does not. */
    @BeforeEach
    void aCohort() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        String serial = UUID.randomUUID().toString().substring(0, 8);
        RecordedNorms norms = new RecordedNorms(jdbc);
        from = norms.demoAsking(160, "old-" + serial);
        to = norms.demoAsking(165, "new-" + serial).version();
        cohort = new Cohort(REGISTER, from, Set.of(), 0, null, null, null);
        people = professionals.people(3);
        running = cycles
                .open(people.stream()
                        .map(person -> new NewCycle(person, REGISTER, from, Set.of(JOB_COACH), 0, START, END))
                        .toList())
                .stream()
                .map(Cycle::id)
                .toList();
        people.subList(0, 2).forEach(professionals::meetTheNorm);
        professionals.credit(people.getFirst(), "training", "course", "5", START, Map.of());
    }

    private CycleMove move(String digest) {
        return moves.move(cohort, to, digest, "The association decided so.", DAY, REGISTRAR);
    }

    @Test
    void aPreviewSaysWhoWouldChangeSidesAndChangesNothing() {
        CycleMovePreview preview = moves.preview(cohort, to, DAY);

        assertThat(preview.cycles()).isEqualTo(3);
        assertThat(preview.counts().all()).isEqualTo(new Sides(1, 1, 1, 0));
        assertThat(preview.counts().byRule().get("total")).containsEntry("job-coach", new Sides(1, 1, 1, 0));
        assertThat(preview.changing())
                .extracting(compared -> compared.cycle().id())
                .containsExactly(running.get(1));
        assertThat(cycles.find(running)).allMatch(cycle -> cycle.terms().norm().equals(from));
        assertThat(moves.preview(cohort, to, DAY).digest()).isEqualTo(preview.digest());
    }

    @Test
    void aMoveDoesWhatThePreviewSaidAndLeavesARow() {
        CycleMovePreview preview = moves.preview(cohort, to, DAY);

        CycleMove move = move(preview.digest());

        assertThat(cycles.find(running))
                .extracting(cycle -> cycle.terms().norm().version())
                .containsOnly(to);
        assertThat(cycles.find(running)).allMatch(cycle -> cycle.terms().end().equals(END));
        assertThat(move.cycles()).isEqualTo(3);
        assertThat(move.movedBy()).isEqualTo(REGISTRAR);
        assertThat(moves.find(move.id())).map(CycleMove::reason).contains("The association decided so.");
        assertThat(moves.find(move.id())).map(CycleMove::cohort).contains(cohort);
        assertThat(moves.of(running))
                .hasSize(3)
                .allSatisfy(
                        (id, all) -> assertThat(all).extracting(CycleMove::id).containsExactly(move.id()));
        assertThat(cycles.judge(running, END.plusDays(1), REGISTRAR))
                .extracting(Judged::met)
                .containsExactly(true, false, false);
    }

    @Test
    void aMoveIsOnTheTrailWithThoseItConcerns() {
        CycleMove move = move(moves.preview(cohort, to, DAY).digest());

        assertThat(jdbc.sql(
                                "select cardinality(subjects) from trail_entry where object = :object and act = 'cycles-moved'")
                        .param("object", "cycle-move:" + move.id())
                        .query(Long.class)
                        .list())
                .containsExactly(3L);
    }

    @Test
    void whenSomebodyChangedSidesMeanwhileNothingIsMovedAndTheNewPreviewIsTold() {
        String digest = moves.preview(cohort, to, DAY).digest();
        professionals.credit(people.get(1), "training", "course", "5", START, Map.of());

        CycleMoveOutdated outdated = catchThrowableOfType(CycleMoveOutdated.class, () -> move(digest));

        assertThat(outdated.preview().counts().all()).isEqualTo(new Sides(2, 1, 0, 0));
        assertThat(outdated.preview().digest())
                .isEqualTo(moves.preview(cohort, to, DAY).digest());
        assertThat(cycles.find(running)).allMatch(cycle -> cycle.terms().norm().equals(from));
        assertThat(moves.of(running)).isEmpty();
    }

    @Test
    void aFactThatPutsNobodyOnAnotherSideDoesNotOutdateThePreview() {
        String digest = moves.preview(cohort, to, DAY).digest();
        professionals.credit(people.getFirst(), "training", "course", "1", START, Map.of());

        assertThat(move(digest).cycles()).isEqualTo(3);
    }

    @Test
    void ofTwoMovesAtOnceOneWins() throws InterruptedException {
        String digest = moves.preview(cohort, to, DAY).digest();

        List<AtOnce.Ending<CycleMove>> endings = AtOnce.run(16, thread -> () -> move(digest));

        assertThat(endings.stream().filter(ending -> ending.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(ending -> ending.thrown() instanceof CycleMoveOutdated))
                .hasSize(15);
        assertThat(moves.of(running)).allSatisfy((id, all) -> assertThat(all).hasSize(1));
    }

    @Test
    void aCohortIsNarrowedByOccupationRenewalsAndLastDay() {
        Cohort others = new Cohort(REGISTER, from, Set.of(Professionals.DEBT_COUNSELLOR), 0, null, null, null);
        Cohort renewed = new Cohort(REGISTER, from, Set.of(), 1, null, null, null);
        Cohort later = new Cohort(REGISTER, from, Set.of(JOB_COACH), 0, 0, END.plusDays(1), null);
        Cohort these = new Cohort(REGISTER, from, Set.of(JOB_COACH), 0, 0, END, END);

        assertThat(moves.preview(others, to, DAY).cycles()).isZero();
        assertThat(moves.preview(renewed, to, DAY).cycles()).isZero();
        assertThat(moves.preview(later, to, DAY).cycles()).isZero();
        assertThat(moves.preview(these, to, DAY).cycles()).isEqualTo(3);
    }

    @Test
    void whatIsJudgedAlreadyIsNotMoved() {
        cycles.judge(List.of(running.getFirst()), END.plusDays(1), REGISTRAR);

        CycleMovePreview preview = moves.preview(cohort, to, DAY);
        move(preview.digest());

        assertThat(preview.cycles()).isEqualTo(2);
        assertThat(cycles.find(running.getFirst()).orElseThrow().terms().norm()).isEqualTo(from);
    }

    @Test
    void aVerdictOfBeforeTheMoveStaysReadable() {
        Judged before = cycles.judge(running, END.plusDays(1), REGISTRAR).getFirst();

        assertThat(Verdict.fromJson(before.result()).norm()).isEqualTo(from);
    }

    @Test
    void aMoveNeedsAnotherVersionOfTheRegistersOwnNormAndAReason() {
        Cohort elsewhere =
                new Cohort(new nl.qualityregister.norm.RegisterId("skgv"), NORM, Set.of(), 0, null, null, null);

        assertThatThrownBy(() -> moves.preview(cohort, from.version(), DAY)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> moves.preview(cohort, "1.none", DAY)).isInstanceOf(NormVersionUnknown.class);
        assertThatThrownBy(() -> moves.preview(elsewhere, to, DAY)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> moves.move(cohort, to, "0".repeat(64), " ", DAY, REGISTRAR))
                .isInstanceOf(InputRefused.class);
    }
}
