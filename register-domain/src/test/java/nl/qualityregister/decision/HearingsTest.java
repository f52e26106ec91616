package nl.qualityregister.decision;

import static nl.qualityregister.support.HumaneWays.ONE;
import static nl.qualityregister.support.HumaneWays.SELF;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.HumaneWays;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.RecordedNorms;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody is decided against before she was told, and had the time to say what she thinks of it. */
@DomainTest
class HearingsTest {
    private static final Actor NIGHT = Actor.job("AnnounceIntentions");

    @Autowired
    Hearings hearings;

    @Autowired
    Decisions decisions;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    Professionals professionals;
    RegistrantId person;
    CycleId cycle;

    @BeforeEach
    void somebodyWhoFallsShort() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        person = professionals.somebody();
        cycle = professionals.withACycle(person).id();
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(person), Professionals.START, Professionals.END)));
        professionals.meetTheNormButForOtherPoints(person);
        cycles.judge(List.of(cycle), businessDay.today(), TEST);
    }

    private RenewalDecision lapse() {
        return decisions.decide(cycle, RenewalOutcome.NOT_RENEWED, "28 points short.", ONE);
    }

    private Intention announced() {
        return hearings.announce(List.of(cycle), NIGHT).getFirst();
    }

    /** As if it had been announced so many days earlier. */
    private void daysPass(Intention intention, int days) {
        jdbc.sql("""
                        update intention
                        set announced_on = announced_on - :days, decidable_from = decidable_from - :days
                        where id = :id
                        """).param("days", days).param("id", intention.id().value()).update();
    }

    private Evidence handedIn() {
        return evidence.draft(
                new NewEvidence(
                        person,
                        Professionals.REGISTER,
                        new Claim.OfDocument("vog", Professionals.END.minusDays(3), null),
                        List.of()),
                SELF);
    }

    @Test
    void nobodyIsDecidedAgainstWithoutAnIntention() {
        assertThatThrownBy(this::lapse).isInstanceOf(NoIntentionAnnounced.class);
    }

    @Test
    void itIsDecidedOnTheDayAfterTheTermAndNotBefore() {
        Intention intention = announced();
        assertThat(intention.viewUntil()).isEqualTo(businessDay.today().plusDays(28));

        daysPass(intention, 28);
        assertThatThrownBy(this::lapse).isInstanceOf(HearingNotOver.class);
        daysPass(intention, 1);
        RenewalDecision decision = lapse();

        assertThat(decision.outcome()).isEqualTo(RenewalOutcome.NOT_RENEWED);
        assertThat(hearings.intention(intention.id())).map(Intention::state).contains(IntentionState.FOLLOWED);
    }

    @Test
    void nobodyIsDecidedAgainstBeforeTheLateMonthsOfTheNormAreOver() {
        LocalDate ended = businessDay.today().minusDays(3);
        NormVersion norm = new RecordedNorms(jdbc)
                .demoWithGrace(
                        "\"late\": {\"months\": 3, \"fee\": true}",
                        "late-" + UUID.randomUUID().toString().substring(0, 8));
        RegistrantId late = professionals.somebody();
        CycleId itsCycle = cycles.open(List.of(new NewCycle(
                        late,
                        Professionals.REGISTER,
                        norm,
                        Set.of(Professionals.JOB_COACH),
                        0,
                        Professionals.START,
                        ended)))
                .getFirst()
                .id();
        cycles.judge(List.of(itsCycle), businessDay.today(), TEST);

        Intention intention = hearings.announce(itsCycle, ONE);

        assertThat(intention.decidableFrom()).isEqualTo(ended.plusDays(1).plusMonths(3));
    }

    @Test
    void herViewIsKeptAndWhoSaysThatThisIsAllNeedsNotWait() {
        Intention intention = announced();

        hearings.view(intention.id(), person, "I was ill.", List.of(), false, SELF);
        assertThatThrownBy(this::lapse).isInstanceOf(HearingNotOver.class);
        Intention heard = hearings.view(intention.id(), person, "That is all.", List.of(), true, SELF);

        assertThat(heard.views()).extracting(PersonView::words).containsExactly("I was ill.", "That is all.");
        assertThat(heard.state()).isEqualTo(IntentionState.HEARD);
        assertThat(lapse().outcome()).isEqualTo(RenewalOutcome.NOT_RENEWED);
        assertThatThrownBy(() -> hearings.view(intention.id(), person, "Too late.", List.of(), false, SELF))
                .isInstanceOf(IntentionNotInThatState.class);
    }

    @Test
    void somebodyElsesIntentionIsNotThereAndAnEmptyViewIsNone() {
        Intention intention = announced();

        assertThatThrownBy(
                        () -> hearings.view(intention.id(), professionals.somebody(), "Hello.", List.of(), true, SELF))
                .isInstanceOf(IntentionNotFound.class);
        assertThatThrownBy(() -> hearings.view(intention.id(), person, "  ", List.of(), true, SELF))
                .isInstanceOf(InputRefused.class);
    }

    @Test
    void evidenceThatSheAddsBeginsTheTermAnewAndIsAssessedFirst() {
        Intention heard = HumaneWays.heard(hearings, cycles, cycle);
        Evidence draft = handedIn();

        evidence.submit(draft.id(), draft.version(), SELF);

        Intention again = hearings.intention(heard.id()).orElseThrow();
        assertThat(again.state()).isEqualTo(IntentionState.ANNOUNCED);
        assertThat(again.viewUntil()).isEqualTo(businessDay.today().plusDays(28));
        assertThatThrownBy(this::lapse).isInstanceOf(HearingNotOver.class);
        daysPass(again, 29);
        assertThatThrownBy(this::lapse).isInstanceOf(EvidenceAwaitsAssessment.class);
    }

    @Test
    void aNewVerdictThatIsStillShortBeginsTheTermAnewAndOneThatIsMetEndsIt() {
        Intention heard = HumaneWays.heard(hearings, cycles, cycle);
        professionals.credit(
                person, "other", "guide", "10", Professionals.END, Map.of("knowledgeSource", "experiential"));

        assertThatThrownBy(this::lapse).isInstanceOf(VerdictOutdated.class);

        Intention again = hearings.intention(heard.id()).orElseThrow();
        assertThat(again.state()).isEqualTo(IntentionState.ANNOUNCED);
        assertThat(again.verdict()).isNotEqualTo(heard.verdict());
        professionals.credit(
                person, "other", "guide", "18", Professionals.END, Map.of("knowledgeSource", "experiential"));
        assertThat(decisions.concludeByNorm(List.of(cycle), NIGHT)).hasSize(1);
        assertThat(hearings.intention(heard.id())).map(Intention::state).contains(IntentionState.DROPPED);
    }

    @Test
    void theNightAnnouncesOnceAndOnlyToThoseWhoFallShort() {
        RegistrantId met = professionals.somebody();
        CycleId good = professionals.withACycle(met).id();
        professionals.meetTheNorm(met);
        cycles.judge(List.of(good), businessDay.today(), TEST);

        List<Intention> first = hearings.announce(List.of(cycle, good), NIGHT);
        List<Intention> second = hearings.announce(List.of(cycle, good), NIGHT);

        assertThat(first).extracting(Intention::cycle).containsExactly(cycle);
        assertThat(second).isEmpty();
        assertThatThrownBy(() -> hearings.announce(cycle, ONE)).isInstanceOf(IntentionAlreadyAnnounced.class);
    }

    @Test
    void noMachineAndNobodyBeforeTheTermGetsALapsePastTheDatabase() {
        Intention intention = announced();
        Intention over = announcedAndOver();

        assertThatThrownBy(() -> insert(cycle, null, "account:1")).hasMessageContaining("renewal_decision_hearing_ck");
        assertThatThrownBy(() -> insert(cycle, intention, "account:1"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("renewal_decision_hearing_ck");
        assertThatThrownBy(() -> insert(over.cycle(), over, "job:LapseRegistrations"))
                .hasMessageContaining("renewal_decision_hearing_ck");
        assertThatThrownBy(() -> insert(cycle, over, "account:1")).hasMessageContaining("renewal_decision_heard_fk");
    }

    private Intention announcedAndOver() {
        RegistrantId other = professionals.somebody();
        CycleId theirs = professionals.withACycle(other).id();
        cycles.judge(List.of(theirs), businessDay.today(), TEST);
        Intention intention = hearings.announce(List.of(theirs), NIGHT).getFirst();
        daysPass(intention, 29);
        return hearings.intention(intention.id()).orElseThrow();
    }

    private void insert(CycleId of, Intention heard, String by) {
        jdbc.sql("""
                        insert into renewal_decision (id, cycle_id, verdict_id, outcome, by_norm, reason, decided_by, decided_at,
                                                      intention_id, heard_from, decided_on)
                        select gen_random_uuid(), :cycle, max(id), 'NOT_RENEWED', false, 'because', :by, now(), :intention, :heard, :today
                        from verdict where cycle_id = :cycle
                        """)
                .param("cycle", of.value())
                .param("by", by)
                .param("intention", heard == null ? null : heard.id().value())
                .param("heard", heard == null ? null : heard.decidableFrom())
                .param("today", businessDay.today())
                .update();
    }

    @Test
    void sixteenAnnounceAndOneIntentionIsMade() throws InterruptedException {
        var endings = AtOnce.run(16, thread -> () -> hearings.announce(List.of(cycle), NIGHT));

        assertThat(endings).allMatch(ending -> ending.thrown() == null);
        assertThat(endings.stream().mapToInt(ending -> ending.result().size()).sum())
                .isEqualTo(1);
    }

    @Test
    void whoDecidesAndWhoHandsInAtOnceNeverDecidesPastTheEvidence() throws InterruptedException {
        for (int round = 0; round < 6; round++) {
            somebodyWhoFallsShort();
            HumaneWays.heard(hearings, cycles, cycle);
            Evidence draft = handedIn();

            var endings = AtOnce.run(
                    16,
                    thread -> () -> thread == 0
                            ? evidence.submit(draft.id(), draft.version(), SELF).id()
                            : lapse().id());

            Intention intention = hearings.of(List.of(cycle)).get(cycle);
            long decided =
                    endings.stream().skip(1).filter(one -> one.thrown() == null).count();
            assertThat(endings.getFirst().thrown()).isNull();
            assertThat(decided).isEqualTo(intention.state() == IntentionState.FOLLOWED ? 1 : 0);
            assertThat(intention.state()).isIn(IntentionState.FOLLOWED, IntentionState.ANNOUNCED);
        }
    }

    /** The demo norm does not ask about suspensions. */
    @Test
    void aVerdictOnOtherFactsThatSaysTheSameDoesNotBeginTheTermAnew() {
        Intention intention = announced();
        daysPass(intention, 10);
        Intention before = hearings.intention(intention.id()).orElseThrow();
        roll.append(List.of(Registrations.suspended(
                Registrations.jobCoach(person), Professionals.END.minusDays(90), Professionals.END.minusDays(60))));

        List<Judged> anew = cycles.judgeAgain(List.of(cycle), businessDay.today(), TEST);

        assertThat(anew).hasSize(1);
        Intention after = hearings.intention(intention.id()).orElseThrow();
        assertThat(after.verdict()).isEqualTo(anew.getFirst().id()).isNotEqualTo(before.verdict());
        assertThat(after.decidableFrom()).isEqualTo(before.decidableFrom());
        assertThat(after.state()).isEqualTo(IntentionState.ANNOUNCED);
    }
}
