package nl.qualityregister.evidence;

import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.evidence.ConfirmationAnswer.Outcome;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody else says that it is so. */
@DomainTest
class ConfirmationsTest {
    private static final Actor BY = Actor.account("test");
    private static final LocalDate DAY = LocalDate.of(2025, 5, 12);

    @Autowired
    Confirmations confirmations;

    @Autowired
    EvidenceDossiers dossiers;

    @Autowired
    Registrants registrants;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    Learner jet;

    @BeforeEach
    void jet() {
        learners = new Learners(rooms);
        jet = learners.aRegistrant();
    }

    @Test
    void aConfirmedRequestIsAFactByAnother() {
        ConfirmationRequest asked = confirmations.ask(request(Relation.LINE_MANAGER), BY);

        ConfirmationRequest answered = confirmations.answer(linkTo(asked), yes(), Optional.empty());

        assertThat(answered.state()).isEqualTo(ConfirmationState.CONFIRMED);
        assertThat(answered.answer()).isEqualTo(yes());
        assertThat(confirmations.confirmed(List.of(jet.id())))
                .isEqualTo(Map.of(
                        jet.id(),
                        List.of(new ConfirmedFact(
                                asked.id(), jet.id(), REGISTER, "practice", DAY, "line-manager", false))));
    }

    @Test
    void whoHasNothingConfirmedHasAnEmptyList() {
        confirmations.ask(request(Relation.COLLEAGUE), BY);

        assertThat(confirmations.confirmed(List.of(jet.id()))).isEqualTo(Map.of(jet.id(), List.of()));
    }

    @Test
    void aLinkShowsOnlyWhatIsToBeConfirmed() {
        ConfirmationRequest asked = confirmations.ask(request(Relation.MENTOR), BY);

        Confirmations.Shown shown = confirmations.open(linkTo(asked));

        assertThat(shown.professional()).isEqualTo("J.M. van der Aardenburg");
        assertThat(shown.request()).isEqualTo(asked);
    }

    @Test
    void aLinkIsKeptAsItsHashOnly() {
        ConfirmationRequest asked = confirmations.ask(request(Relation.MENTOR), BY);

        LinkToken token = linkTo(asked);

        assertThat(jdbc.sql("select token_sha256 from confirmation_link where confirmation_id = :id")
                        .param("id", asked.id().value())
                        .query(String.class)
                        .list())
                .containsExactly(token.sha256());
        assertThat(token.value()).hasSize(43);
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void anAnswerUsesUpEveryLink() {
        ConfirmationRequest asked = confirmations.ask(request(Relation.MENTOR), BY);
        LinkToken first = linkTo(asked);
        LinkToken second = linkTo(asked);

        confirmations.answer(second, no(), Optional.empty());

        assertThatThrownBy(() -> confirmations.open(first)).isInstanceOf(ConfirmationLinkSpent.class);
        assertThatThrownBy(() -> confirmations.answer(first, yes(), Optional.empty()))
                .isInstanceOf(ConfirmationLinkSpent.class);
        assertThat(confirmations.link(asked.id())).isEmpty();
        assertThat(confirmations.find(asked.id()).orElseThrow().state()).isEqualTo(ConfirmationState.DECLINED);
        assertThat(confirmations.confirmed(List.of(jet.id()))).isEqualTo(Map.of(jet.id(), List.of()));
    }

    @Test
    void sixteenAnswersAtOnceLeaveOne() throws InterruptedException {
        ConfirmationRequest asked = confirmations.ask(request(Relation.MENTOR), BY);
        LinkToken token = linkTo(asked);

        List<AtOnce.Ending<ConfirmationRequest>> endings =
                AtOnce.run(16, i -> () -> confirmations.answer(token, i % 2 == 0 ? yes() : no(), Optional.empty()));

        assertThat(endings.stream().filter(ending -> ending.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(ending -> ending.thrown() instanceof ConfirmationLinkSpent))
                .hasSize(15);
    }

    @Test
    void aLinkEndsWithItsTerm() {
        ConfirmationRequest asked = confirmations.ask(request(Relation.MENTOR), BY);
        LinkToken token = linkTo(asked);
        jdbc.sql("update confirmation_link set expires_at = now() - interval '1 second' where confirmation_id = :id")
                .param("id", asked.id().value())
                .update();

        assertThatThrownBy(() -> confirmations.open(token)).isInstanceOf(ConfirmationLinkSpent.class);
        assertThatThrownBy(() -> confirmations.answer(token, yes(), Optional.empty()))
                .isInstanceOf(ConfirmationLinkSpent.class);
    }

    @Test
    void aLinkThatWasNeverDrawnIsUnknown() {
        assertThatThrownBy(() -> confirmations.open(LinkToken.drawn())).isInstanceOf(ConfirmationLinkUnknown.class);
        assertThat(LinkToken.read("short")).isEmpty();
    }

    @Test
    void whatIsWithdrawnIsNoFactAnyMore() {
        ConfirmationRequest asked = confirmations.ask(request(Relation.MENTOR), BY);
        ConfirmationRequest answered = confirmations.answer(linkTo(asked), yes(), Optional.empty());

        ConfirmationRequest withdrawn = confirmations.withdraw(asked.id(), answered.version(), BY);

        assertThat(withdrawn.state()).isEqualTo(ConfirmationState.WITHDRAWN);
        assertThat(withdrawn.answer()).isEqualTo(yes());
        assertThat(confirmations.confirmed(List.of(jet.id()))).isEqualTo(Map.of(jet.id(), List.of()));
        assertThatThrownBy(() -> confirmations.withdraw(asked.id(), withdrawn.version(), BY))
                .isInstanceOf(ConfirmationNotInThatState.class);
        assertThatThrownBy(() -> confirmations.withdraw(asked.id(), answered.version(), BY))
                .isInstanceOf(ConfirmationChangedMeanwhile.class);
    }

    @Test
    void nobodyIsAskedWhoIsThePersonHerself() {
        for (String own : List.of(
                "J.M. van der Aardenburg",
                "jet Van Der AARDENBURG",
                "J. van der Aardenburg",
                "Aardenburg, J.M. van der",
                "Jet Aardenburg")) {
            assertThat(faults(named(own, "baas@example.org"))).as(own).containsExactly("/name own-confirmation");
        }
        assertThat(faults(named("P. Baas", "JET+werk@Example.org "))).containsExactly("/email malformed");
        assertThat(faults(named("P. Baas", "JET+werk@Example.org"))).containsExactly("/email own-confirmation");
    }

    @Test
    void nobodyAnswersWhoIsThePersonHerself() {
        AccountId account = organisations
                .open(
                        List.of(new NewAccount(
                                "https://issuer.example", UUID.randomUUID().toString(), "jet", List.of())),
                        BY)
                .getFirst()
                .id();
        registrants.tie(account, jet.id(), BY);
        LinkToken token = linkTo(confirmations.ask(request(Relation.MENTOR), BY));

        assertThatThrownBy(() -> confirmations.answer(token, by("Jet van der Aardenburg", null), Optional.empty()))
                .isInstanceOf(ConfirmationByOneself.class);
        assertThatThrownBy(() -> confirmations.answer(
                        token, by("P. Baas", "KR-" + jet.number().value()), Optional.empty()))
                .isInstanceOf(ConfirmationByOneself.class);
        assertThatThrownBy(() -> confirmations.answer(token, yes(), Optional.of(account)))
                .isInstanceOf(ConfirmationByOneself.class);
        assertThat(confirmations.answer(token, yes(), Optional.empty()).state()).isEqualTo(ConfirmationState.CONFIRMED);
    }

    @Test
    void anotherRegistrantConfirmsUnderANumberThatStandsToday() {
        Learner peer = learners.aRegistrant();
        Learner stranger = learners.somebody();
        ConfirmationRequest asked = confirmations.ask(request(Relation.OTHER_REGISTRANT), BY);
        LinkToken token = linkTo(asked);

        InputRefused without =
                catchThrowableOfType(InputRefused.class, () -> confirmations.answer(token, yes(), Optional.empty()));
        InputRefused notRegistered = catchThrowableOfType(
                InputRefused.class,
                () -> confirmations.answer(
                        token, by("P. Baas", stranger.number().value()), Optional.empty()));
        confirmations.answer(token, by("P. Baas", peer.number().value()), Optional.empty());

        assertThat(told(without)).containsExactly("/registrationNumber not-registered-today");
        assertThat(told(notRegistered)).containsExactly("/registrationNumber not-registered-today");
        assertThat(confirmations.confirmed(List.of(jet.id())).get(jet.id()))
                .extracting(ConfirmedFact::by, ConfirmedFact::credential)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("other-registrant", true));
    }

    @Test
    void everyFaultOfARequestIsToldAtOnce() {
        NewConfirmation faulty = new NewConfirmation(
                jet.id(),
                REGISTER,
                "gossip",
                LocalDate.of(2999, 1, 1),
                " ",
                new EvidenceId(UUID.randomUUID()),
                Relation.OTHER,
                "",
                "nobody\r\nBcc: all@example.org",
                "fr");

        assertThat(faults(faulty))
                .containsExactlyInAnyOrder(
                        "/kind unknown-value",
                        "/happenedOn date-in-future",
                        "/statement required",
                        "/name required",
                        "/language unknown-value",
                        "/email malformed",
                        "/evidenceId unknown-evidence");
    }

    @Test
    void aKindThatANormNamesCanBeConfirmedInItsRegister() {
        assertThat(faults(request(Relation.MENTOR, "reflective-discussion"))).containsExactly("/kind unknown-value");
        assertThat(faults(request(Relation.MENTOR, "mentor-talk"))).isEmpty();
    }

    @Test
    void evidenceOfAnotherIsUnknown() {
        Evidence others =
                dossiers.draft(new NewEvidence(learners.somebody().id(), REGISTER, Claims.practice(), List.of()), BY);
        NewConfirmation asked = request(Relation.MENTOR);
        NewConfirmation about = new NewConfirmation(
                asked.registrant(),
                asked.register(),
                asked.kind(),
                asked.happenedOn(),
                asked.statement(),
                others.id(),
                asked.relation(),
                asked.name(),
                asked.email(),
                asked.language());

        assertThat(faults(about)).containsExactly("/evidenceId unknown-evidence");
    }

    @Test
    void nobodyIsWrittenToTwiceADayAndNobodyHasMoreThanTwentyWritten() throws InterruptedException {
        ConfirmationRequest asked = confirmations.ask(request(Relation.MENTOR), BY);

        assertThatThrownBy(() -> confirmations.askAgain(asked.id(), asked.version(), BY))
                .isInstanceOf(ConfirmationAskedTooOften.class);
        List<AtOnce.Ending<ConfirmationRequest>> endings =
                AtOnce.run(24, i -> () -> confirmations.ask(request(Relation.COLLEAGUE), BY));

        assertThat(endings.stream().filter(ending -> ending.thrown() == null)).hasSize(19);
        assertThat(endings.stream().filter(ending -> ending.thrown() instanceof ConfirmationAskedTooOften))
                .hasSize(5);
    }

    @Test
    void whoDoesNotAnswerIsRemindedAfterAWeekByOneOfMany() throws InterruptedException {
        List<ConfirmationRequest> asked = java.util.stream.IntStream.range(0, 10)
                .mapToObj(i -> confirmations.ask(request(Relation.MENTOR), BY))
                .toList();
        aWeekPasses();

        AtOnce.run(4, i -> () -> confirmations.remind(100, Actor.job("RemindConfirmers")));

        assertThat(asked.stream()
                        .map(one -> confirmations.find(one.id()).orElseThrow().timesAsked()))
                .hasSize(10)
                .containsOnly(2);
        aWeekPasses();
        confirmations.remind(100, BY);
        aWeekPasses();
        confirmations.remind(100, BY);
        assertThat(confirmations.find(asked.getFirst().id()).orElseThrow().timesAsked())
                .isEqualTo(3);
    }

    private void aWeekPasses() {
        jdbc.sql("""
                update confirmation
                set last_asked_at = last_asked_at - interval '8 days'
                where registrant_id = :id
                """).param("id", jet.id().value()).update();
    }

    private LinkToken linkTo(ConfirmationRequest asked) {
        return confirmations.link(asked.id()).orElseThrow();
    }

    private List<String> faults(NewConfirmation asked) {
        InputRefused refused = catchThrowableOfType(InputRefused.class, () -> confirmations.ask(asked, BY));
        return refused == null ? List.of() : told(refused);
    }

    private static List<String> told(InputRefused refused) {
        return refused.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    private NewConfirmation request(Relation relation) {
        return request(relation, "practice");
    }

    private NewConfirmation request(Relation relation, String kind) {
        return new NewConfirmation(
                jet.id(),
                REGISTER,
                kind,
                DAY,
                "Werkte van januari tot mei 24 uur per week als jobcoach.",
                null,
                relation,
                "P. Baas",
                "baas@example.org",
                "nl");
    }

    private NewConfirmation named(String name, String email) {
        NewConfirmation asked = request(Relation.LINE_MANAGER);
        return new NewConfirmation(
                asked.registrant(),
                asked.register(),
                asked.kind(),
                asked.happenedOn(),
                asked.statement(),
                null,
                asked.relation(),
                name,
                email,
                asked.language());
    }

    private static ConfirmationAnswer yes() {
        return by("P. Baas", null);
    }

    private static ConfirmationAnswer by(String name, String number) {
        return new ConfirmationAnswer(Outcome.CONFIRMED, name, "teamleider", number, null);
    }

    private static ConfirmationAnswer no() {
        return new ConfirmationAnswer(Outcome.DECLINED, "P. Baas", "teamleider", null, "Dat was een ander jaar.");
    }
}
