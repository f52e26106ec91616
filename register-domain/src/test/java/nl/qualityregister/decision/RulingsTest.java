package nl.qualityregister.decision;

import static nl.qualityregister.support.HumaneWays.ONE;
import static nl.qualityregister.support.HumaneWays.OTHER;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.roll.Disclosure;
import nl.qualityregister.roll.MeasureKind;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.roll.Tier;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a disciplinary body ruled is entered by one, confirmed by another, and can be appealed, lifted and taken back. */
@DomainTest
class RulingsTest {
    @Autowired
    Rulings rulings;

    @Autowired
    Registrants registrants;

    @Autowired
    Visibilities visibilities;

    @Autowired
    Cycles cycles;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Files files;

    @Autowired
    Roll roll;

    @Autowired
    Disclosure disclosure;

    @Autowired
    BusinessDay businessDay;

    RegistrantId person;
    RegistrationNumber number;
    LocalDate today;
    FileId document;
    Cycle cycle;

    @BeforeEach
    void aJobCoach() throws IOException {
        Professionals professionals = new Professionals(registrants, cycles, points, evidence);
        today = businessDay.today();
        person = professionals.somebody();
        number = registrants.byId(List.of(person)).get(person).number();
        cycle = cycles.open(List.of(Professionals.aCycle(person, today.minusYears(2), today.plusYears(2))))
                .getFirst();
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(person), today.minusYears(2), today.plusYears(2))));
        document = aDocument(ONE);
    }

    private FileId aDocument(Actor by) throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", picture);
        return files.store(new ByteArrayInputStream(picture.toByteArray()), "uitspraak.png", by)
                .id();
    }

    private NewRuling ruled(MeasureKind kind, boolean published, LocalDate from, LocalDate until) {
        return new NewRuling(
                person,
                REGISTER,
                Set.of(),
                kind,
                false,
                "Tuchtcollege",
                "2026/" + UUID.randomUUID(),
                today.minusDays(20),
                published,
                "article 12.6",
                from,
                until,
                List.of(document));
    }

    private Ruling confirmed(MeasureKind kind, boolean published, LocalDate from, LocalDate until) {
        Ruling recorded = rulings.record(ruled(kind, published, from, until), ONE);
        return rulings.confirm(recorded.id(), OTHER);
    }

    private Ruling suspension() {
        return confirmed(MeasureKind.SUSPENSION, true, today.minusDays(10), today.plusDays(50));
    }

    private Optional<Standing> shown(Tier tier, LocalDate day) {
        return disclosure.look(Set.of(number), day, null, tier).getOrDefault(number, List.of()).stream()
                .findFirst();
    }

    private Status status(LocalDate day) {
        return shown(Tier.PUBLIC, day).orElseThrow().status();
    }

    @Test
    void nothingChangesUntilAnotherConfirms() {
        Ruling recorded =
                rulings.record(ruled(MeasureKind.SUSPENSION, true, today.minusDays(10), today.plusDays(50)), ONE);
        RulingEffect effect = rulings.effect(recorded);

        assertThat(status(today)).isEqualTo(Status.REGISTERED);
        assertThat(effect.losesTitle()).isTrue();
        assertThat(effect.registrations()).containsExactly(JOB_COACH);
        assertThat(effect.cycles()).extracting(Cycle::id).containsExactly(cycle.id());
        assertThatThrownBy(() -> rulings.confirm(recorded.id(), ONE)).isInstanceOf(OwnCase.class);

        rulings.confirm(recorded.id(), OTHER);

        assertThat(status(today)).isEqualTo(Status.SUSPENDED);
        assertThat(status(today.plusDays(50))).isEqualTo(Status.REGISTERED);
        assertThatThrownBy(() -> rulings.confirm(recorded.id(), OTHER)).isInstanceOf(RulingNotInThatState.class);
    }

    @Test
    void theSameRulingIsEnteredOnce() {
        NewRuling ruled = ruled(MeasureKind.REPRIMAND, true, today, null);
        Ruling first = rulings.record(ruled, ONE);

        assertThatThrownBy(() -> rulings.record(ruled, OTHER)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> rulings.record(ruled, ONE)).isInstanceOf(RulingAlreadyRecorded.class);
        rulings.refuse(first.id(), "Of another person.", OTHER);
        assertThat(rulings.record(ruled, ONE).state()).isEqualTo(RulingState.RECORDED);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        NewRuling wrong = new NewRuling(
                person,
                REGISTER,
                Set.of(Professionals.DEBT_COUNSELLOR),
                MeasureKind.STRIKE_OFF,
                true,
                " ",
                "",
                today.plusDays(1),
                false,
                "",
                today,
                today,
                List.of());

        assertThatThrownBy(() -> rulings.record(wrong, ONE))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactlyInAnyOrder(
                                        "/body",
                                        "/reference",
                                        "/publicationGround",
                                        "/occupations",
                                        "/ruledOn",
                                        "/until",
                                        "/published",
                                        "/interim",
                                        "/files"));
    }

    @Test
    void whatIsNotPublishedIsForTheOfficeAndThePersonOnly() {
        Ruling ruling = confirmed(MeasureKind.REPRIMAND, false, today.minusDays(1), null);

        assertThat(shown(Tier.PUBLIC, today).orElseThrow().measures()).isEmpty();
        assertThat(shown(Tier.REGISTRAR, today).orElseThrow().measures()).hasSize(1);
        rulings.publish(ruling.id(), true, "The college ordered it.", OTHER);
        assertThat(shown(Tier.PUBLIC, today).orElseThrow().measures()).hasSize(1);
        rulings.publish(ruling.id(), false, "Five years have passed.", OTHER);
        assertThat(shown(Tier.PUBLIC, today).orElseThrow().measures()).isEmpty();
    }

    @Test
    void anAppealThatSuspendsTakesTheEffectAwayAndItsDismissalGivesTheRestOfTheTerm() {
        Ruling ruling = suspension();

        rulings.appeal(ruling.id(), today, true, ONE);
        assertThat(status(today)).isEqualTo(Status.REGISTERED);
        assertThat(status(today.minusDays(1))).isEqualTo(Status.SUSPENDED);
        Ruling dismissed = rulings.dismissAppeal(ruling.id(), "The ruling stands.", ONE);

        assertThat(dismissed.state()).isEqualTo(RulingState.IN_FORCE);
        assertThat(status(today)).isEqualTo(Status.REGISTERED);
        assertThat(status(today.plusDays(1))).isEqualTo(Status.SUSPENDED);
        assertThat(status(today.plusDays(50))).isEqualTo(Status.SUSPENDED);
        assertThat(status(today.plusDays(51))).isEqualTo(Status.REGISTERED);
    }

    @Test
    void anAppealThatDoesNotSuspendLeavesItsEffect() {
        Ruling ruling = suspension();

        rulings.appeal(ruling.id(), today, false, ONE);

        assertThat(status(today)).isEqualTo(Status.SUSPENDED);
        assertThat(rulings.lift(ruling.id(), today.plusDays(3), "By the college.", ONE)
                        .state())
                .isEqualTo(RulingState.LIFTED);
        assertThat(status(today.plusDays(2))).isEqualTo(Status.SUSPENDED);
        assertThat(status(today.plusDays(3))).isEqualTo(Status.REGISTERED);
    }

    @Test
    void whatIsReversedIsGoneFromEveryPublicAnswerAlsoAfterAnAppealThatSuspended() {
        Ruling ruling = suspension();
        rulings.appeal(ruling.id(), today, true, ONE);
        rulings.dismissAppeal(ruling.id(), "The ruling stands.", ONE);

        Ruling reversed = rulings.reverse(ruling.id(), "Annulled in cassation.", OTHER);

        assertThat(reversed.state()).isEqualTo(RulingState.REVERSED);
        assertThat(status(today.minusDays(5))).isEqualTo(Status.REGISTERED);
        assertThat(status(today.plusDays(20))).isEqualTo(Status.REGISTERED);
        assertThat(shown(Tier.PUBLIC, today.minusDays(5)).orElseThrow().measures())
                .isEmpty();
        assertThat(rulings.of(person)).hasSize(1);
        assertThatThrownBy(() -> rulings.reverse(ruling.id(), "Again.", OTHER))
                .isInstanceOf(RulingNotInThatState.class);
    }

    @Test
    void aStrikeOffEndsTheRegistrationAndItsReversalGivesItBack() {
        Ruling ruling = confirmed(MeasureKind.STRIKE_OFF, true, today.plusDays(1), null);

        assertThat(status(today)).isEqualTo(Status.REGISTERED);
        assertThat(status(today.plusDays(1))).isEqualTo(Status.STRUCK_OFF);
        rulings.reverse(ruling.id(), "Another person was meant.", OTHER);

        assertThat(status(today.plusDays(1))).isEqualTo(Status.REGISTERED);
    }

    @Test
    void sixteenConfirmAndItIsImposedOnce() throws InterruptedException {
        Ruling recorded =
                rulings.record(ruled(MeasureKind.SUSPENSION, true, today.minusDays(10), today.plusDays(50)), ONE);

        var endings = AtOnce.run(16, thread -> () -> rulings.confirm(recorded.id(), Actor.account("second-" + thread)));

        assertThat(endings.stream().filter(one -> one.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(one -> one.thrown() != null))
                .allMatch(one -> one.thrown() instanceof RulingNotInThatState);
        assertThat(shown(Tier.PUBLIC, today).orElseThrow().measures()).hasSize(1);
    }

    @Test
    void nobodyAppealsAgainstWhatWasNotRuledYet() {
        Ruling ruling = suspension();

        assertThatThrownBy(() -> rulings.appeal(ruling.id(), today.minusDays(21), true, ONE))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::code)
                                .containsExactly("appeal-before-ruling"));
        assertThat(rulings.appeal(ruling.id(), today.minusDays(20), true, ONE).state())
                .isEqualTo(RulingState.SUSPENDED);
    }

    @Test
    void ofANumberThatWasMergedItSaysWhichToUse() {
        RegistrantId other = new Professionals(registrants, cycles, points, evidence).somebody();
        visibilities.merge(person, other, ONE);

        assertThatThrownBy(() -> rulings.record(ruled(MeasureKind.REPRIMAND, true, today, null), ONE))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::code)
                                .containsExactly("number-merged"));
    }
}
