package nl.qualityregister.roll;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.aRegistrant;
import static nl.qualityregister.support.People.registrants;
import static nl.qualityregister.support.Registrations.debtCounsellor;
import static nl.qualityregister.support.Registrations.jobCoach;
import static nl.qualityregister.support.Registrations.registered;
import static nl.qualityregister.support.Registrations.renewed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Together;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Measures, what they do to the status, and who may know of them. */
@DomainTest
class MeasuresTest {
    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);
    private static final LocalDate FROM = LocalDate.of(2023, 5, 1);
    private static final LocalDate UNTIL = LocalDate.of(2023, 11, 1);
    private static final LocalDate WITHIN = LocalDate.of(2023, 9, 1);

    @Autowired
    Roll roll;

    @Autowired
    Measures measures;

    @Autowired
    Disclosure disclosure;

    @Autowired
    Registrants registrants;

    @Autowired
    Visibilities visibilities;

    private Registrant person;
    private Registration coach;

    @BeforeEach
    void aJobCoach() {
        person = registrants.enter(List.of(aRegistrant()), OFFICE).getFirst();
        coach = jobCoach(person.id());
        roll.append(List.of(registered(coach, START, END)));
    }

    @Test
    void aSuspensionGivesItsStatusAndIsShown() {
        Measure suspension = imposed(MeasureKind.SUSPENSION, true, FROM, UNTIL);

        assertThat(publicOn(FROM.minusDays(1))).isEqualTo(Status.REGISTERED);
        assertThat(publicOn(FROM)).isEqualTo(Status.SUSPENDED);
        assertThat(publicOn(UNTIL)).isEqualTo(Status.REGISTERED);
        assertThat(standing(Tier.PUBLIC, WITHIN, null).orElseThrow().measures()).containsExactly(suspension);
        assertThat(standing(Tier.PUBLIC, WITHIN, null).orElseThrow().validUntil())
                .isEqualTo(END);
        assertThat(standing(Tier.PUBLIC, UNTIL, null).orElseThrow().measures()).isEmpty();
        assertThat(entryOf(suspension, EntryKind.MEASURE_IMPOSED).status()).isEqualTo(Status.SUSPENDED);
    }

    @Test
    void aLiftedSuspensionGivesBackWhatLayBeneath() {
        Measure suspension = imposed(MeasureKind.SUSPENSION, true, FROM, null);
        roll.append(List.of(renewed(coach, END.plusDays(1), END.plusYears(5))));

        Measure lifted = measures.lift(List.of(new MeasureLifting(suspension.id(), END.plusDays(60), OFFICE, basis())))
                .getFirst();

        assertThat(publicOn(END.plusDays(59))).isEqualTo(Status.SUSPENDED);
        Standing after = standing(Tier.PUBLIC, END.plusDays(60), null).orElseThrow();
        assertThat(after.status()).isEqualTo(Status.REGISTERED);
        assertThat(after.validUntil()).isEqualTo(END.plusYears(5));
        assertThat(after.registeredSince()).isEqualTo(START);
        assertThat(lifted.state()).isEqualTo(MeasureState.LIFTED);
        assertThat(lifted.until()).isEqualTo(END.plusDays(60));
        assertThat(entryOf(suspension, EntryKind.MEASURE_LIFTED).status()).isEqualTo(Status.REGISTERED);
    }

    @Test
    void aReversedMeasureIsGoneFromThePublicForEveryDayAndMomentAndTheOfficeKeepsBoth() {
        Measure suspension = imposed(MeasureKind.SUSPENSION, true, FROM, UNTIL);
        Instant knownThen = suspension.imposedAt();
        assertThat(standing(Tier.PUBLIC, WITHIN, knownThen).orElseThrow().status())
                .isEqualTo(Status.SUSPENDED);

        Measure reversed = measures.reverse(List.of(new MeasureReversal(suspension.id(), OFFICE, basis())))
                .getFirst();

        for (Tier tier : List.of(Tier.PUBLIC, Tier.EMPLOYER)) {
            for (Instant knownAt : new Instant[] {null, knownThen}) {
                Standing shown = standing(tier, WITHIN, knownAt).orElseThrow();
                assertThat(shown.status()).isEqualTo(Status.REGISTERED);
                assertThat(shown.since()).isEqualTo(START);
                assertThat(shown.measures()).isEmpty();
            }
        }
        for (Tier tier : List.of(Tier.REGISTRAR, Tier.OWN)) {
            Standing then = standing(tier, WITHIN, knownThen).orElseThrow();
            assertThat(then.status()).isEqualTo(Status.SUSPENDED);
            assertThat(then.measures()).containsExactly(suspension);
            Standing now = standing(tier, WITHIN, null).orElseThrow();
            assertThat(now.status()).isEqualTo(Status.REGISTERED);
            assertThat(now.measures()).containsExactly(reversed);
        }
        assertThat(reversed.state()).isEqualTo(MeasureState.REVERSED);
    }

    @Test
    void anUnpublishedReprimandIsForTheOfficeAndThePersonOnly() {
        Measure reprimand = imposed(MeasureKind.REPRIMAND, false, FROM, UNTIL);

        assertThat(standing(Tier.PUBLIC, WITHIN, null).orElseThrow().measures()).isEmpty();
        assertThat(standing(Tier.EMPLOYER, WITHIN, null).orElseThrow().measures())
                .isEmpty();
        assertThat(standing(Tier.OWN, WITHIN, null).orElseThrow().measures()).containsExactly(reprimand);
        assertThat(standing(Tier.REGISTRAR, WITHIN, null).orElseThrow().measures())
                .containsExactly(reprimand);
        assertThat(publicOn(WITHIN)).isEqualTo(Status.REGISTERED);
    }

    @Test
    void aCorrectionSaysAnewWhatTheMeasureIs() {
        Measure suspension = imposed(MeasureKind.SUSPENSION, true, FROM, UNTIL);

        Measure corrected = measures.correct(List.of(new MeasureCorrection(
                        suspension.id(), MeasureKind.REPRIMAND, false, FROM, WITHIN, OFFICE, basis())))
                .getFirst();

        assertThat(publicOn(WITHIN.minusDays(1))).isEqualTo(Status.REGISTERED);
        assertThat(standing(Tier.PUBLIC, FROM, suspension.imposedAt())
                        .orElseThrow()
                        .measures())
                .isEmpty();
        assertThat(measures.of(List.of(person.id())).get(person.id())).containsExactly(corrected);
        assertThat(disclosure.measures(List.of(person.id()), suspension.imposedAt(), Tier.REGISTRAR))
                .containsEntry(person.id(), List.of(suspension));
    }

    @Test
    void theFeedKeepsThePlaceAndTellsTheStatusWithoutTheMeasureThatWasReversed() {
        Measure suspension = imposed(MeasureKind.SUSPENSION, true, FROM, UNTIL);
        Measure warning = imposed(MeasureKind.WARNING, false, FROM, null);
        measures.reverse(List.of(new MeasureReversal(suspension.id(), OFFICE, basis())));
        measures.reverse(List.of(new MeasureReversal(warning.id(), OFFICE, basis())));

        List<PublicEntry> feed = disclosure.publicly(roll.of(List.of(person.id())));

        assertThat(feed).hasSize(5);
        assertThat(feed)
                .extracting(entry -> entry.content().map(NewEntry::kind))
                .containsExactly(
                        Optional.of(EntryKind.REGISTERED),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(EntryKind.CORRECTED),
                        Optional.empty());
        NewEntry correction = feed.get(3).content().orElseThrow();
        assertThat(correction.status()).isEqualTo(Status.REGISTERED);
        assertThat(correction.measure()).isNull();
    }

    @Test
    void ofSomebodyHiddenTheFeedKeepsThePlacesOnly() {
        visibilities.hide(person.id(), OFFICE);

        assertThat(disclosure.publicly(roll.of(List.of(person.id()))))
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry.content()).isEmpty());

        visibilities.show(person.id(), OFFICE);

        assertThat(disclosure.publicly(roll.of(List.of(person.id()))))
                .allSatisfy(entry -> assertThat(entry.content()).isPresent());
    }

    @Test
    void whatCannotBeDoneToAMeasureIsRefused() {
        Measure suspension = imposed(MeasureKind.SUSPENSION, true, FROM, UNTIL);
        MeasureReversal reversal = new MeasureReversal(suspension.id(), OFFICE, basis());

        assertThatThrownBy(() -> measures.lift(List.of(new MeasureLifting(suspension.id(), UNTIL, OFFICE, basis()))))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> imposed(MeasureKind.SUSPENSION, false, FROM, FROM))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(fault -> fault.pointer() + " " + fault.code())
                                .containsExactly(
                                        "/measures/0/until until-before-from",
                                        "/measures/0/published measure-must-be-public"));
        assertThatThrownBy(() -> imposed(MeasureKind.WARNING, true, START.minusDays(1), null))
                .isInstanceOf(NothingToTakeMeasuresOn.class);
        assertThatThrownBy(() -> measures.reverse(
                        List.of(new MeasureReversal(new MeasureId(UUID.randomUUID()), OFFICE, basis()))))
                .isInstanceOf(MeasureNotFound.class);
        measures.reverse(List.of(reversal));
        assertThatThrownBy(() -> measures.reverse(List.of(new MeasureReversal(suspension.id(), OFFICE, basis()))))
                .isInstanceOf(MeasureNotInThatState.class);
        assertThat(measures.reverse(List.of(reversal))).hasSize(1);
    }

    @Test
    void manyAreImposedAtOnceAndTheSameOrderAgainChangesNothing() {
        List<NewMeasure> orders = registrants.enter(registrants(200), OFFICE).stream()
                .map(Registrant::id)
                .map(id -> order(debtCounsellor(id), MeasureKind.CONDITIONS, true, FROM, null))
                .toList();
        roll.append(orders.stream()
                .map(order -> registered(order.registration(), START, END))
                .toList());

        List<Measure> first = measures.impose(orders);
        List<Measure> again = measures.impose(orders);

        assertThat(first).hasSize(200).isEqualTo(again);
        assertThat(roll.of(orders.stream()
                        .map(order -> order.registration().registrant())
                        .toList()))
                .hasSize(400);
    }

    @Test
    void ofSixteenWhoReverseAtOnceOneDoes() {
        Measure suspension = imposed(MeasureKind.SUSPENSION, true, FROM, UNTIL);

        List<Boolean> done = Together.all(16, i -> {
            try {
                measures.reverse(List.of(new MeasureReversal(suspension.id(), OFFICE, "decision:" + i)));
                return true;
            } catch (MeasureNotInThatState late) {
                return false;
            }
        });

        assertThat(done).containsOnlyOnce(true);
        assertThat(roll.misprojected(person.id(), new RegistrantId(person.id().value() + 1)))
                .isEmpty();
    }

    @Test
    void anEntryNamesTheNormItWasJudgedBy() {
        NormVersion norm = NormVersion.of("krsd-demo", "2022");

        roll.append(List.of(renewed(coach, END.plusDays(1), END.plusYears(5)).under(norm)));

        assertThat(roll.of(List.of(person.id())).getLast().entry().norm()).isEqualTo(norm);
    }

    private Measure imposed(MeasureKind kind, boolean published, LocalDate from, @Nullable LocalDate until) {
        return measures.impose(List.of(order(coach, kind, published, from, until)))
                .getFirst();
    }

    private static NewMeasure order(
            Registration registration, MeasureKind kind, boolean published, LocalDate from, @Nullable LocalDate until) {
        return new NewMeasure(registration, kind, published, from, until, OFFICE, basis(), null);
    }

    private static String basis() {
        return "decision:" + UUID.randomUUID();
    }

    private NewEntry entryOf(Measure measure, EntryKind kind) {
        return roll.of(List.of(person.id())).stream()
                .map(RollEntry::entry)
                .filter(entry -> entry.kind() == kind
                        && entry.measure() != null
                        && entry.measure().id().equals(measure.id()))
                .findFirst()
                .orElseThrow();
    }

    private Status publicOn(LocalDate day) {
        return standing(Tier.PUBLIC, day, null).orElseThrow().status();
    }

    private Optional<Standing> standing(Tier tier, LocalDate day, @Nullable Instant knownAt) {
        return disclosure
                .look(List.of(person.number()), day, knownAt, tier)
                .getOrDefault(person.number(), List.of())
                .stream()
                .findFirst();
    }
}
