package nl.qualityregister.assessment;

import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.qualityregister.course.AccreditationRequest;
import nl.qualityregister.course.AccreditationRequestId;
import nl.qualityregister.course.AccreditationRequestsRecalled;
import nl.qualityregister.course.AccreditationsRequested;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;

/** Owners other than evidence lay items on the desk and are told what was found. */
@DomainTest
class OwnersTest {
    private static final Actor BY = Actor.account("test");

    @Autowired
    Desk desk;

    @Autowired
    ApplicationContext rooms;

    @Autowired
    ApplicationEventPublisher events;

    Learners learners;
    Assessors assessors;

    @BeforeEach
    void people() {
        learners = new Learners(rooms);
        assessors = new Assessors(rooms);
    }

    @Test
    void whatAnOwnerToTheRightAnnouncedIsClaimedConcludedAndTold() {
        Account assessor = assessors.any();
        String subject = laid(ItemKind.OBJECTION, null, null, Set.of());
        Item item = onTheDesk(subject, assessor).orElseThrow();
        desk.claim(item.id(), assessor);

        List<ItemsConcluded.Concluded> told = toldDuring(() -> desk.conclude(
                item.id(),
                new Finding(Conclusion.ACCEPTED, null, "in orde", null, Map.of("conditions", List.of("a", "b"))),
                assessor));

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().subject()).isEqualTo(subject);
        assertThat(told.getFirst().finding().terms()).containsKey("conditions");
        assertThat(told.getFirst().judgedBy()).containsExactly(assessor.id());
        assertThatThrownBy(() -> desk.conclude(item.id(), Findings.accepted(), assessor))
                .isInstanceOf(ItemClosed.class);
    }

    @Test
    void whatIsRecalledIsNoLongerJudged() {
        Account assessor = assessors.any();
        String subject = laid(ItemKind.APPLICATION, null, null, Set.of());
        Item item = onTheDesk(subject, assessor).orElseThrow();

        desk.recall(Set.of(subject), BY);

        assertThat(onTheDesk(subject, assessor)).isEmpty();
        assertThatThrownBy(() -> desk.claim(item.id(), assessor)).isInstanceOf(ItemClosed.class);
    }

    @Test
    void whatIsAnnouncedTwiceLiesThereOnce() {
        Account assessor = assessors.any();
        String subject = laid(ItemKind.APPLICATION, null, null, Set.of());
        Item first = onTheDesk(subject, assessor).orElseThrow();

        desk.announce(List.of(item(ItemKind.APPLICATION, subject, null, null, Set.of())), BY);

        assertThat(onTheDesk(subject, assessor)).contains(first);
    }

    @Test
    void whoIsBarredSeesNothingOfIt() {
        Account barred = assessors.any();
        String subject = laid(ItemKind.OBJECTION, null, null, Set.of(barred));
        Item item = onTheDesk(subject, assessors.any()).orElseThrow();

        assertThat(onTheDesk(subject, barred)).isEmpty();
        assertThat(desk.find(item.id(), barred)).isEmpty();
        assertThatThrownBy(() -> desk.claim(item.id(), barred)).isInstanceOf(ItemNotFound.class);
        assertThatThrownBy(() -> desk.conclude(item.id(), Findings.accepted(), barred))
                .isInstanceOf(ItemNotFound.class);
    }

    @Test
    void whatIsRequestedForACourseLiesOnTheDeskUntilItIsRecalled() {
        AccreditationRequest request = requested(learners.aProvider());
        Account assessor = assessors.any();
        Item item = onTheDesk(Subjects.of(request.id()), assessor).orElseThrow();

        events.publishEvent(new AccreditationRequestsRecalled(List.of(request.id()), BY));

        assertThat(item.kind()).isEqualTo(ItemKind.ACCREDITATION);
        assertThat(item.provider()).isEqualTo(request.provider());
        assertThat(item.dueOn()).isEqualTo(request.dueOn());
        assertThat(onTheDesk(Subjects.of(request.id()), assessor)).isEmpty();
    }

    @Test
    void whoWorksForTheProviderSeesNothingOfItsRequest() {
        OrganisationId provider = learners.aProvider();
        AccreditationRequest request = requested(provider);
        Item item = onTheDesk(Subjects.of(request.id()), assessors.any()).orElseThrow();

        Account colleague = assessors.of(provider, LocalDate.of(2021, 1, 1), null);

        assertThat(onTheDesk(Subjects.of(request.id()), colleague)).isEmpty();
        assertThatThrownBy(() -> desk.claim(item.id(), colleague)).isInstanceOf(ItemNotFound.class);
    }

    @Test
    void sixteenConcludingAnObjectionAtOnceLeaveOneFindingAndFifteenClearAnswers() throws InterruptedException {
        String subject = laid(ItemKind.OBJECTION, null, null, Set.of());
        List<Account> sixteen = assessors.some(16);
        Item item = onTheDesk(subject, sixteen.getFirst()).orElseThrow();

        List<AtOnce.Ending<Item>> endings =
                AtOnce.run(16, i -> () -> desk.conclude(item.id(), Findings.accepted(), sixteen.get(i)));

        assertThat(endings.stream().map(AtOnce.Ending::result).filter(Objects::nonNull))
                .hasSize(1);
        assertThat(endings.stream().filter(ending -> ending.thrown() instanceof ItemClosed))
                .hasSize(15);
    }

    private AccreditationRequest requested(OrganisationId provider) {
        AccreditationRequest request = new AccreditationRequest(
                new AccreditationRequestId(UUID.randomUUID()),
                new CourseCode("TST-" + UUID.randomUUID()),
                1,
                REGISTER,
                provider,
                null,
                List.of(),
                LocalDate.of(2019, 5, 1));
        events.publishEvent(new AccreditationsRequested(List.of(request), BY));
        return request;
    }

    private String laid(ItemKind kind, RegistrantId registrant, OrganisationId body, Set<Account> barred) {
        String subject = kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + UUID.randomUUID();
        desk.announce(List.of(item(kind, subject, registrant, body, barred)), BY);
        return subject;
    }

    /** Due long ago, so that it is on the first page of the queue. */
    private static NewItem item(
            ItemKind kind, String subject, RegistrantId registrant, OrganisationId body, Set<Account> barred) {
        return new NewItem(
                kind,
                subject,
                registrant,
                null,
                REGISTER,
                Set.of(),
                body,
                List.of(),
                LocalDate.of(2019, 5, 1),
                1,
                barred.stream().map(Account::id).collect(java.util.stream.Collectors.toSet()));
    }

    private Optional<Item> onTheDesk(String subject, Account assessor) {
        return desk.queue(QueueFilter.ALL, assessor, Optional.empty(), 10_000).stream()
                .filter(item -> item.subject().equals(subject))
                .findFirst();
    }

    private List<ItemsConcluded.Concluded> toldDuring(Runnable act) {
        List<ItemsConcluded.Concluded> told = new CopyOnWriteArrayList<>();
        GenericApplicationContext context = (GenericApplicationContext) rooms;
        ApplicationListener<PayloadApplicationEvent<ItemsConcluded>> listener =
                ApplicationListener.forPayload(event -> told.addAll(event.items()));
        context.addApplicationListener(listener);
        try {
            act.run();
        } finally {
            context.removeApplicationListener(listener);
        }
        return told;
    }
}
