package nl.qualityregister.decision;

import static nl.qualityregister.support.HumaneWays.ONE;
import static nl.qualityregister.support.HumaneWays.OTHER;
import static nl.qualityregister.support.Professionals.DEBT_COUNSELLOR;
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
import java.util.TreeMap;
import nl.qualityregister.cycle.Balance;
import nl.qualityregister.cycle.Balances;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.DossierView;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.NewCredit;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.registrant.Visibility;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Measure;
import nl.qualityregister.roll.MeasureKind;
import nl.qualityregister.roll.MeasureReversal;
import nl.qualityregister.roll.Measures;
import nl.qualityregister.roll.NewMeasure;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two numbers of one person become one, as it was shown, by two people; one decision makes them two again. */
@DomainTest
class MergersTest {
    @Autowired
    Mergers mergers;

    @Autowired
    Extensions extensions;

    @Autowired
    Hearings hearings;

    @Autowired
    Registrants registrants;

    @Autowired
    Visibilities visibilities;

    @Autowired
    Cycles cycles;

    @Autowired
    Balances balances;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Measures measures;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    Professionals professionals;
    LocalDate today;
    LocalDate end;
    Registrant loser;
    Registrant survivor;

    @BeforeEach
    void onePersonWithTwoNumbers() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        today = businessDay.today();
        end = today.plusDays(100);
        loser = somebody(LocalDate.of(1984, 2, 29));
        survivor = somebody(LocalDate.of(1984, 2, 29));
    }

    @Test
    void whatOnlyTheMergedNumberHadGoesOnUnderTheOtherWithAllThatCounts() {
        Cycle before = registered(loser, JOB_COACH, START);
        professionals.meetTheNorm(loser.id());
        DossierView verdict = cycles.look(before.id(), END);

        merged();

        Standing standing = standing(survivor, JOB_COACH, today);
        assertThat(standing.status()).isEqualTo(Status.REGISTERED);
        assertThat(standing.registeredSince()).isEqualTo(START);
        assertThat(standing.validUntil()).isEqualTo(end);
        Cycle after = open(survivor);
        assertThat(after.terms().end()).isEqualTo(end);
        assertThat(after.terms().start()).isEqualTo(START);
        assertThat(verdict.met()).isTrue();
        assertThat(cycles.look(after.id(), END).result()).isEqualTo(verdict.result());
        assertThat(visibilities.of(List.of(loser.number()))).containsValue(new Visibility.Merged(survivor.number()));
        assertThat(standing(loser, JOB_COACH, today).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(roll.of(List.of(loser.id())).getLast().entry().kind()).isEqualTo(EntryKind.MERGED);
        assertThat(cycles.of(List.of(loser.id())).get(loser.id()))
                .allMatch(cycle -> cycle.state() == CycleState.CLOSED);
        assertThat(balances.of(List.of(after.id())).get(after.id()))
                .containsExactlyInAnyOrderElementsOf(repaired(after));
    }

    private List<Balance> repaired(Cycle cycle) {
        balances.repair(List.of(cycle.id()));
        return balances.of(List.of(cycle.id())).get(cycle.id());
    }

    @Test
    void ofARegistrationThatBothHaveTheSurvivorsStaysAndTheCreditsOfBothCount() {
        LocalDate later = today.minusYears(1);
        registered(loser, JOB_COACH, START);
        Cycle kept = registered(survivor, JOB_COACH, later);
        credit(loser, "12");
        Credit shared = credit(survivor, "4");
        points.credit(
                List.of(new NewCredit(
                        loser.id(),
                        REGISTER,
                        shared.fact().source(),
                        shared.fact().completedOn(),
                        shared.fact().category(),
                        shared.fact().type(),
                        null,
                        shared.fact().points(),
                        null,
                        Map.of())),
                ONE);
        MergerPreview preview = mergers.preview(loser.id(), survivor.id());

        merged();

        assertThat(preview.credits()).isEqualTo(1);
        assertThat(preview.duplicates()).isEqualTo(1);
        assertThat(preview.points().toString()).isEqualTo("12");
        assertThat(open(survivor).id()).isEqualTo(kept.id());
        assertThat(standing(survivor, JOB_COACH, today).validUntil()).isEqualTo(end);
        assertThat(standing(survivor, JOB_COACH, START).registeredSince()).isEqualTo(START);
        assertThat(standingCredits(survivor)).hasSize(2);
    }

    @Test
    void occupationsOfOneNormAreJudgedTogetherFromThenOn() {
        registered(loser, DEBT_COUNSELLOR, START);
        Cycle kept = registered(survivor, JOB_COACH, START);

        Merger merger = merged();
        Set<OccupationCode> together = open(survivor).terms().occupations();
        mergers.undo(merger.id(), "two people after all", ONE);

        assertThat(together).containsExactlyInAnyOrder(JOB_COACH, DEBT_COUNSELLOR);
        assertThat(open(survivor).id()).isEqualTo(kept.id());
        assertThat(open(survivor).terms().occupations()).containsExactly(JOB_COACH);
        assertThat(roll.standings(List.of(survivor.number()), today).get(survivor.number()))
                .extracting(one -> one.registration().occupation())
                .containsExactly(JOB_COACH);
    }

    @Test
    void undoneByOneEverythingIsAsItWasAndCanBeMergedAgain() {
        registered(loser, JOB_COACH, START);
        professionals.meetTheNorm(loser.id());
        registered(survivor, DEBT_COUNSELLOR, START.plusYears(1));
        credit(survivor, "7");
        Map<String, Object> before = picture();

        Merger merger = merged();
        Map<String, Object> between = picture();
        Merger undone = mergers.undo(merger.id(), "two people after all", ONE);

        assertThat(undone.state()).isEqualTo(MergerState.UNDONE);
        assertThat(between).isNotEqualTo(before);
        assertThat(picture()).isEqualTo(before);
        assertThat(roll.misprojected(loser.id(), new RegistrantId(survivor.id().value() + 1)))
                .isEmpty();
        merged();
        assertThat(picture()).isEqualTo(between);
    }

    @Test
    void whatIsCreditedOrTakenBackUnderTheMergedNumberLaterFollows() {
        registered(loser, JOB_COACH, START);
        Credit early = credit(loser, "12");
        merged();

        Credit late = credit(loser, "5");
        assertThat(standingCredits(survivor)).hasSize(2);
        professionals.reverse(early);
        professionals.reverse(late);

        assertThat(standingCredits(survivor)).isEmpty();
    }

    @Test
    void whoProposedDoesNotConfirmAndOfManyWhoDoOneIsFirst() throws InterruptedException {
        registered(loser, JOB_COACH, START);
        Merger proposed = proposed(loser, survivor);

        assertThatThrownBy(() -> mergers.confirm(proposed.id(), ONE)).isInstanceOf(OwnCase.class);
        List<AtOnce.Ending<Merger>> endings = AtOnce.run(16, i -> () -> mergers.confirm(proposed.id(), OTHER));

        assertThat(endings).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(endings)
                .filteredOn(ending -> ending.thrown() != null)
                .allSatisfy(ending -> assertThat(ending.thrown()).isInstanceOf(MergerNotInThatState.class));
        assertThat(roll.of(List.of(loser.id())).stream()
                        .filter(entry -> entry.entry().kind() == EntryKind.MERGED))
                .hasSize(1);
    }

    /** Each into the other, at once: one is carried out, the other finds that it no longer can. */
    @Test
    void ofTwoMergersCrosswiseOneIsCarriedOut() throws InterruptedException {
        Merger one = proposed(loser, survivor);
        Merger other = proposed(survivor, loser);

        List<AtOnce.Ending<Merger>> endings =
                AtOnce.run(16, i -> () -> mergers.confirm(i % 2 == 0 ? one.id() : other.id(), OTHER));

        assertThat(endings).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(visibilities.of(List.of(loser.number(), survivor.number()))).hasSize(1);
    }

    @Test
    void aMergerThatWasBuiltUponIsUndoneAfterWhatCameLater() {
        Registrant third = somebody(LocalDate.of(1984, 2, 29));
        registered(loser, JOB_COACH, START);
        Merger first = merged();
        Merger second = mergers.confirm(proposed(survivor, third).id(), OTHER);
        assertThat(visibilities.of(List.of(loser.number()))).containsValue(new Visibility.Merged(third.number()));

        assertThatThrownBy(() -> mergers.undo(first.id(), "two people", ONE)).isInstanceOf(MergerBuiltUpon.class);
        mergers.undo(second.id(), "two people", ONE);

        assertThat(visibilities.of(List.of(loser.number()))).containsValue(new Visibility.Merged(survivor.number()));
        assertThat(standing(survivor, JOB_COACH, today).status()).isEqualTo(Status.REGISTERED);
        roll.append(List.of(Registrations.suspended(Registrations.jobCoach(survivor.id()), today, null)));
        assertThatThrownBy(() -> mergers.undo(first.id(), "two people", ONE)).isInstanceOf(MergerBuiltUpon.class);
    }

    @Test
    void whatCannotBeMergedIsRefusedWithEveryReasonAtOnce() {
        Registrant other = somebody(LocalDate.of(1990, 1, 1));
        registered(loser, JOB_COACH, START);
        measures.impose(List.of(new NewMeasure(
                Registrations.jobCoach(loser.id()), MeasureKind.SUSPENSION, true, today, null, ONE, "ruling:1", null)));
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(other.id()), START, today.minusDays(10)),
                Registrations.lapsed(Registrations.jobCoach(other.id()), today.minusDays(9))));

        InputRefused refused = catchThrowableOfType(InputRefused.class, () -> mergers.preview(loser.id(), other.id()));

        assertThat(refused.faults())
                .extracting(Fault::code)
                .containsExactlyInAnyOrder(
                        "other-birth-date", "has-measures", "standing-in-the-way", "runs-under-the-other-number");
        assertThat(catchThrowableOfType(InputRefused.class, () -> mergers.preview(loser.id(), loser.id()))
                        .faults())
                .extracting(Fault::code)
                .containsExactly("same-number");
        visibilities.hide(survivor.id(), ONE);
        assertThat(catchThrowableOfType(InputRefused.class, () -> mergers.preview(loser.id(), survivor.id()))
                        .faults())
                .extracting(Fault::code)
                .contains("number-veiled");
    }

    @Test
    void itIsDoneAsItWasShownOrNotAtAll() {
        registered(loser, JOB_COACH, START);
        Merger proposed = proposed(loser, survivor);
        credit(loser, "3");

        MergerOutdated outdated =
                catchThrowableOfType(MergerOutdated.class, () -> mergers.confirm(proposed.id(), OTHER));

        assertThat(outdated.preview().credits()).isEqualTo(1);
        assertThat(mergers.merger(proposed.id()).orElseThrow().state()).isEqualTo(MergerState.PROPOSED);
        assertThatThrownBy(() -> proposed(loser, survivor)).isInstanceOf(MergerPending.class);
        mergers.refuse(proposed.id(), "another look", OTHER);
        assertThat(mergers.confirm(proposed(loser, survivor).id(), OTHER).state())
                .isEqualTo(MergerState.IN_EFFECT);
    }

    private Merger merged() {
        return mergers.confirm(proposed(loser, survivor).id(), OTHER);
    }

    private Merger proposed(Registrant one, Registrant into) {
        String digest = mergers.preview(one.id(), into.id()).digest();
        return mergers.propose(one.id(), into.id(), digest, "registered twice", ONE);
    }

    private Registrant somebody(LocalDate birthDate) {
        return registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName("J.M.", "Jet", "van der", "Aardenburg"),
                                birthDate,
                                null,
                                "nl",
                                null,
                                List.of())),
                        ONE)
                .getFirst();
    }

    private Cycle registered(Registrant person, OccupationCode occupation, LocalDate from) {
        roll.append(List.of(
                Registrations.registered(Registrations.registration(person.id(), occupation.value()), from, end)));
        return cycles.open(List.of(new NewCycle(person.id(), REGISTER, NORM, Set.of(occupation), 0, from, end)))
                .getFirst();
    }

    private Credit credit(Registrant person, String worth) {
        return professionals.credit(person.id(), "other", "guide", worth, today.minusDays(30), Map.of());
    }

    private List<Credit> standingCredits(Registrant person) {
        return points.standing(Set.of(person.id()), REGISTER).get(person.id());
    }

    private Standing standing(Registrant person, OccupationCode occupation, LocalDate day) {
        return roll.standings(List.of(person.number()), day).get(person.number()).stream()
                .filter(one -> one.registration().occupation().equals(occupation))
                .findFirst()
                .orElseThrow();
    }

    private Cycle open(Registrant person) {
        return cycles.of(List.of(person.id())).get(person.id()).stream()
                .filter(cycle -> cycle.state() != CycleState.CLOSED)
                .findFirst()
                .orElseThrow();
    }

    /** What anybody can see of both: standings on several days, open cycles, what stands in the ledger, where the numbers lead. */
    private Map<String, Object> picture() {
        Map<String, Object> picture = new TreeMap<>();
        for (Registrant person : List.of(loser, survivor)) {
            for (LocalDate day : List.of(START.minusDays(1), START, today.minusDays(1), today, end, end.plusDays(1))) {
                picture.put(person.number() + " " + day, roll.standings(List.of(person.number()), day));
            }
            picture.put(
                    person.number() + " cycles",
                    cycles.of(List.of(person.id())).getOrDefault(person.id(), List.of()).stream()
                            .filter(cycle -> cycle.state() != CycleState.CLOSED)
                            .map(Cycle::terms)
                            .toList());
            picture.put(
                    person.number() + " credits",
                    standingCredits(person).stream()
                            .map(credit -> credit.fact().completedOn() + " "
                                    + credit.fact().points() + " "
                                    + credit.fact().category())
                            .sorted()
                            .toList());
            picture.put(
                    person.number() + " verdicts",
                    cycles.of(List.of(person.id())).getOrDefault(person.id(), List.of()).stream()
                            .filter(cycle -> cycle.state() != CycleState.CLOSED)
                            .map(cycle -> cycles.look(cycle.id(), today).outcome())
                            .toList());
        }
        picture.put("numbers", visibilities.of(List.of(loser.number(), survivor.number())));
        return picture;
    }

    @Test
    void whatJoinsACycleOfTheSurvivorIsValidForAsLongAsThatOne() {
        registered(loser, DEBT_COUNSELLOR, START);
        LocalDate others = end;
        end = today.plusDays(400);
        Cycle kept = registered(survivor, JOB_COACH, START.plusDays(300));

        Merger merger = merged();

        assertThat(standing(survivor, DEBT_COUNSELLOR, today).validUntil())
                .isEqualTo(kept.terms().end());
        assertThat(standing(survivor, DEBT_COUNSELLOR, today).registeredSince()).isEqualTo(START);
        assertThat(standing(survivor, DEBT_COUNSELLOR, today.minusDays(1)).validUntil())
                .isEqualTo(others);
        mergers.undo(merger.id(), "two people", ONE);
        assertThat(standing(loser, DEBT_COUNSELLOR, today).validUntil()).isEqualTo(others);
        assertThat(roll.standings(List.of(survivor.number()), today).get(survivor.number()))
                .hasSize(1);
    }

    @Test
    void whatWasTakenBackSinceIsNotInTheWayOfUndoingIt() {
        registered(loser, JOB_COACH, START);
        Merger merger = merged();
        Cycle opened = open(survivor);
        ExtensionOrder order = new ExtensionOrder(
                new Cohort(REGISTER, NORM, Set.of(), 0, null, end, end), 30, ExtensionGround.FORCE_MAJEURE);
        Extension extension = extensions.confirm(
                extensions
                        .propose(order, extensions.preview(order).digest(), "a strike", ONE)
                        .id(),
                OTHER);
        Measure measure = measures.impose(List.of(new NewMeasure(
                        Registrations.jobCoach(survivor.id()),
                        MeasureKind.SUSPENSION,
                        true,
                        today,
                        null,
                        ONE,
                        "ruling:of-another",
                        null)))
                .getFirst();

        assertThatThrownBy(() -> mergers.undo(merger.id(), "two people", ONE)).isInstanceOf(MergerBuiltUpon.class);
        extensions.reverse(extension.id(), "there was no strike", ONE);
        assertThatThrownBy(() -> mergers.undo(merger.id(), "two people", ONE)).isInstanceOf(MergerBuiltUpon.class);
        measures.reverse(List.of(new MeasureReversal(measure.id(), ONE, "ruling:of-another/reversed")));

        assertThat(mergers.undo(merger.id(), "two people", ONE).state()).isEqualTo(MergerState.UNDONE);
        assertThat(cycles.find(opened.id())).map(Cycle::state).contains(CycleState.CLOSED);
        assertThat(open(loser).terms().end()).isEqualTo(end);
        assertThat(standing(loser, JOB_COACH, today).validUntil()).isEqualTo(end);
        assertThat(roll.standings(List.of(survivor.number()), today).getOrDefault(survivor.number(), List.of()))
                .isEmpty();
    }

    @Test
    void whatWasIntendedAgainstTheSurvivorIsLetGoWhenItIsUndone() {
        end = today.minusDays(1);
        registered(loser, JOB_COACH, START);
        Merger merger = merged();
        CycleId opened = open(survivor).id();
        cycles.judge(List.of(opened), today, ONE);
        Intention intention = hearings.announce(opened, ONE);

        mergers.undo(merger.id(), "two people", ONE);

        assertThat(hearings.intention(intention.id())).map(Intention::state).contains(IntentionState.DROPPED);
    }
}
