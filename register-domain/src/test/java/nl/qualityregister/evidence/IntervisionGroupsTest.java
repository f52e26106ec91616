package nl.qualityregister.evidence;

import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Four job coaches and somebody who is not registered for anything discuss their work. */
@DomainTest
class IntervisionGroupsTest {
    private static final Actor BY = Actor.account("test");

    @Autowired
    IntervisionGroups groups;

    @Autowired
    Points points;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    ApplicationContext rooms;

    List<RegistrantId> coaches;
    RegistrantId guest;
    LocalDate today;

    @BeforeEach
    void people() {
        Learners learners = new Learners(rooms);
        coaches = learners.registrants(4).stream().map(Learners.Learner::id).toList();
        guest = learners.somebody().id();
        today = businessDay.today();
    }

    @Test
    void aConfirmedSessionCreditsEachParticipantOnceWithWhatTheNormAsks() {
        IntervisionSession session = groups.report(session(aGroup(), everybody(), 1), coaches.get(1), BY);
        assertThat(credits(coaches.get(1))).isZero();

        groups.confirm(session.id(), coaches.getFirst(), BY);

        assertThat(everybody()).allSatisfy(one -> assertThat(credits(one)).isEqualTo(1));
        assertThat(points.ledger(coaches.getFirst(), REGISTER).getFirst().fact())
                .satisfies(fact -> {
                    assertThat(fact.category()).isEqualTo("intervision");
                    assertThat(fact.completedOn()).isEqualTo(today);
                    assertThat(fact.hours()).hasToString("2.5");
                    assertThat(fact.attributes())
                            .containsEntry("groupSize", 6)
                            .containsEntry("sameProfession", 4)
                            .containsEntry("registeredGroup", true);
                });
        assertThat(points.ledger(guest, REGISTER).getFirst().fact().attributes())
                .containsEntry("sameProfession", 0);
    }

    @Test
    void sixteenConfirmationsAtOnceCreditEachOnce() throws InterruptedException {
        IntervisionSession session = groups.report(session(aGroup(), coaches, 0), coaches.get(1), BY);

        List<AtOnce.Ending<IntervisionSession>> endings =
                AtOnce.run(16, i -> () -> groups.confirm(session.id(), coaches.getFirst(), BY));

        assertThat(endings.stream().filter(ending -> ending.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(ending -> ending.thrown() instanceof IntervisionSessionNotInThatState))
                .hasSize(15);
        assertThat(coaches).allSatisfy(one -> assertThat(credits(one)).isEqualTo(1));
    }

    @Test
    void aVoidedSessionIsCounteredAndTheRightOneReportedAnew() {
        IntervisionGroup group = aGroup();
        IntervisionSession wrong = groups.report(session(group, coaches, 0), coaches.get(1), BY);
        groups.confirm(wrong.id(), coaches.getFirst(), BY);

        groups.voidSession(wrong.id(), "Een van ons was ziek.", coaches.getFirst(), BY);
        IntervisionSession right = groups.report(session(group, coaches.subList(0, 3), 0), coaches.get(1), BY);
        groups.confirm(right.id(), coaches.getFirst(), BY);

        assertThat(standing(coaches.get(3))).isZero();
        assertThat(standing(coaches.getFirst())).isEqualTo(1);
        assertThat(credits(coaches.getFirst())).isEqualTo(3);
        assertThatThrownBy(() -> groups.confirm(wrong.id(), coaches.getFirst(), BY))
                .isInstanceOf(IntervisionSessionNotInThatState.class);
    }

    @Test
    void onlyTheContactPersonConfirmsVoidsAndChanges() {
        IntervisionGroup group = aGroup();
        IntervisionSession session = groups.report(session(group, coaches, 0), coaches.get(1), BY);

        assertThatThrownBy(() -> groups.confirm(session.id(), coaches.get(1), BY))
                .isInstanceOf(NotTheContactPerson.class);
        assertThatThrownBy(() -> groups.voidSession(session.id(), "x", coaches.get(1), BY))
                .isInstanceOf(NotTheContactPerson.class);
        assertThatThrownBy(() -> groups.change(group.id(), group.version(), group.terms(), coaches.get(1), BY))
                .isInstanceOf(NotTheContactPerson.class);
    }

    @Test
    void everyFaultOfAReportIsToldAtOnce() {
        IntervisionGroup group = aGroup();
        RegistrantId stranger = new Learners(rooms).somebody().id();

        assertThat(faults(new NewIntervisionSession(
                        group.id(),
                        today.minusDays(1),
                        Hundredths.ofWhole(30),
                        " ",
                        List.of("schuld", "Mevrouw De Vries"),
                        List.of(coaches.getFirst(), stranger),
                        0)))
                .containsExactlyInAnyOrder(
                        "/method required",
                        "/heldOn before-registration",
                        "/hours out-of-range",
                        "/attended/0 not-a-member",
                        "/attended/1 not-a-member",
                        "/themes/1 malformed");
        assertThat(faults(session(group, coaches.subList(0, 1), 0))).containsExactly("/attended too-few");
    }

    @Test
    void whoLeftIsNoMemberOfLaterSessionsAndAnOldVersionIsRefused() {
        IntervisionGroup group = aGroup();
        NewIntervisionGroup smaller = terms(coaches);

        IntervisionGroup changed = groups.change(group.id(), group.version(), smaller, coaches.getFirst(), BY);

        assertThat(changed.terms().members()).containsExactlyInAnyOrderElementsOf(coaches);
        assertThat(groups.of(guest)).isEmpty();
        assertThat(faults(session(changed, everybody(), 0))).containsExactly("/attended/4 not-a-member");
        assertThatThrownBy(() -> groups.change(group.id(), group.version(), smaller, coaches.getFirst(), BY))
                .isInstanceOf(IntervisionGroupChangedMeanwhile.class);
    }

    private List<String> faults(NewIntervisionSession session) {
        return catchThrowableOfType(InputRefused.class, () -> groups.report(session, coaches.getFirst(), BY))
                .faults()
                .stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    private List<RegistrantId> everybody() {
        return java.util.stream.Stream.concat(coaches.stream(), java.util.stream.Stream.of(guest))
                .toList();
    }

    private IntervisionGroup aGroup() {
        return groups.register(terms(everybody()), BY);
    }

    private NewIntervisionGroup terms(List<RegistrantId> members) {
        return new NewIntervisionGroup(
                REGISTER,
                "intervision",
                "Jobcoaches Zilverdam",
                "incident",
                "T. Begeleider",
                coaches.getFirst(),
                members);
    }

    private NewIntervisionSession session(IntervisionGroup group, List<RegistrantId> attended, int guests) {
        return new NewIntervisionSession(
                group.id(),
                today,
                Hundredths.parse("2.5"),
                "incident",
                List.of("schuld", "rouw-op-werk"),
                attended,
                guests);
    }

    private int credits(RegistrantId registrant) {
        return points.ledger(registrant, REGISTER).size();
    }

    private int standing(RegistrantId registrant) {
        return points.standing(List.of(registrant), REGISTER).get(registrant).size();
    }
}
