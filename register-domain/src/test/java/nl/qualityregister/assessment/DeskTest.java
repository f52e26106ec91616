package nl.qualityregister.assessment;

import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceAlreadyAssessed;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.FileNotFound;
import nl.qualityregister.file.Files;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.points.Points;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DomainTest
class DeskTest {
    private static final Actor BY = Actor.account("test");
    private static final Finding ACCEPTED = Findings.accepted();

    @Autowired
    Desk desk;

    @Autowired
    EvidenceDossiers dossiers;

    @Autowired
    Points points;

    @Autowired
    Files files;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    Assessors assessors;

    @BeforeEach
    void people() {
        learners = new Learners(rooms);
        assessors = new Assessors(rooms);
    }

    @Test
    void whatIsSubmittedLiesOnTheDesk() {
        Learner learner = learners.somebody();
        Evidence submitted = submitted(learner);

        Item item = itemOf(submitted);

        assertThat(item.state()).isEqualTo(ItemState.OPEN);
        assertThat(item.registrant()).isEqualTo(learner.id());
        assertThat(desk.evidence(item.id(), assessors.any())).contains(submitted);
    }

    @Test
    void theQueueIsInTheOrderOfCyclesEndingAndPagedWithoutGapsOrDoubles() {
        Account assessor = assessors.any();
        List<ItemId> announced = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            announced.add(itemOf(submitted(learners.somebody())).id());
        }

        List<Item> paged = new ArrayList<>();
        Optional<ItemId> after = Optional.empty();
        for (List<Item> page = desk.queue(QueueFilter.ALL, assessor, after, 4);
                !page.isEmpty();
                page = desk.queue(QueueFilter.ALL, assessor, after, 4)) {
            paged.addAll(page);
            after = Optional.of(page.getLast().id());
        }

        assertThat(paged).extracting(Item::dueOn).isSorted();
        assertThat(paged).extracting(Item::id).doesNotHaveDuplicates().containsAll(announced);
    }

    @Test
    void whatIsWithdrawnIsRecalled() {
        Evidence submitted = submitted(learners.somebody());
        Item item = itemOf(submitted);
        Account assessor = assessors.any();

        dossiers.withdraw(submitted.id(), submitted.version(), "toch niet", BY);

        assertThat(desk.find(item.id(), assessor).orElseThrow().state()).isEqualTo(ItemState.RECALLED);
        assertThatThrownBy(() -> desk.claim(item.id(), assessor)).isInstanceOf(ItemClosed.class);
        assertThatThrownBy(() -> desk.conclude(item.id(), ACCEPTED, assessor)).isInstanceOf(ItemClosed.class);
    }

    @Test
    void anAcceptedItemIsCreditedAndClosed() {
        Learner learner = learners.somebody();
        Evidence submitted = submitted(learner);
        Item item = itemOf(submitted);
        Account assessor = assessors.any();

        desk.claim(item.id(), assessor);
        Item concluded = desk.conclude(item.id(), Findings.inPart("worth-less", Map.of("points", "3")), assessor);

        assertThat(concluded.state()).isEqualTo(ItemState.CONCLUDED);
        assertThat(dossiers.find(submitted.id()).orElseThrow().state()).isEqualTo(EvidenceState.ACCEPTED);
        assertThat(points.ledger(learner.id(), REGISTER))
                .extracting(credit -> credit.fact().points())
                .containsExactly(Hundredths.ofWhole(3));
        assertThat(events(item))
                .containsExactly("ANNOUNCED null", "CLAIMED null", "JUDGED IN_PART", "CONCLUDED IN_PART");
    }

    @Test
    void whatIsAskedBackIsANewItemOnceItIsSubmittedAgain() {
        Evidence submitted = submitted(learners.somebody());
        Item first = itemOf(submitted);
        Account assessor = assessors.any();

        desk.conclude(first.id(), askedBack("date-not-shown", "Welke dag?"), assessor);
        Evidence returned = dossiers.find(submitted.id()).orElseThrow();
        dossiers.submit(returned.id(), returned.version(), BY);
        Item second = itemOf(submitted);

        assertThat(returned.state()).isEqualTo(EvidenceState.RETURNED);
        assertThat(returned.reason()).isEqualTo("date-not-shown");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThatThrownBy(() -> desk.conclude(first.id(), ACCEPTED, assessor))
                .isInstanceOf(EvidenceAlreadyAssessed.class);
    }

    @Test
    void whatAnotherClaimedIsNotMineToConcludeOrRelease() {
        Item item = itemOf(submitted(learners.somebody()));
        Account first = assessors.any();
        Account second = assessors.any();

        Item claimed = desk.claim(item.id(), first);
        Item again = desk.claim(item.id(), first);

        assertThat(claimed.claimedBy()).isEqualTo(first.id());
        assertThat(again.claimedBy()).isEqualTo(first.id());
        assertThatThrownBy(() -> desk.claim(item.id(), second)).isInstanceOf(ItemClaimedByAnother.class);
        assertThatThrownBy(() -> desk.release(item.id(), second)).isInstanceOf(ItemClaimedByAnother.class);
        assertThatThrownBy(() -> desk.conclude(item.id(), ACCEPTED, second)).isInstanceOf(ItemClaimedByAnother.class);
    }

    @Test
    void whatIsReleasedIsFree() {
        Item item = itemOf(submitted(learners.somebody()));
        Account first = assessors.any();
        Account second = assessors.any();
        desk.claim(item.id(), first);

        Item released = desk.release(item.id(), first);
        Item claimed = desk.claim(item.id(), second);

        assertThat(released.state()).isEqualTo(ItemState.OPEN);
        assertThat(released.claimedBy()).isNull();
        assertThat(claimed.claimedBy()).isEqualTo(second.id());
    }

    @Test
    void sixteenAssessorsConcludingAtOnceLeaveOneVerdictAndFifteenClearAnswers() throws InterruptedException {
        Learner learner = learners.somebody();
        Item item = itemOf(submitted(learner));
        List<Account> sixteen = assessors.some(16);

        List<AtOnce.Ending<Item>> endings =
                AtOnce.run(16, i -> () -> desk.conclude(item.id(), ACCEPTED, sixteen.get(i)));

        assertThat(endings.stream().map(AtOnce.Ending::result).filter(Objects::nonNull))
                .hasSize(1);
        assertThat(endings.stream().filter(ending -> ending.thrown() instanceof EvidenceAlreadyAssessed))
                .hasSize(15);
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(1);
    }

    @Test
    void sixteenClaimingAtOnceLeaveOneHolder() throws InterruptedException {
        Item item = itemOf(submitted(learners.somebody()));
        List<Account> sixteen = assessors.some(16);

        List<AtOnce.Ending<Item>> endings = AtOnce.run(16, i -> () -> desk.claim(item.id(), sixteen.get(i)));

        assertThat(endings.stream().map(AtOnce.Ending::result).filter(Objects::nonNull))
                .hasSize(1);
        assertThat(endings.stream().filter(ending -> ending.thrown() instanceof ItemClaimedByAnother))
                .hasSize(15);
    }

    @Test
    void aWithdrawalAndAVerdictAtOnceNeverBlockEachOther() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            Evidence submitted = submitted(learners.somebody());
            Item item = itemOf(submitted);
            Account assessor = assessors.any();

            List<AtOnce.Ending<Object>> endings = AtOnce.run(
                    2,
                    i -> () -> i == 0
                            ? desk.conclude(item.id(), ACCEPTED, assessor)
                            : dossiers.withdraw(submitted.id(), submitted.version(), "toch niet", BY));

            assertThat(endings.stream().filter(ending -> ending.thrown() == null))
                    .isNotEmpty();
            assertThat(endings.stream().map(AtOnce.Ending::thrown).filter(Objects::nonNull))
                    .allMatch(Refusal.class::isInstance);
        }
    }

    @Test
    void nobodySeesHisOrHerOwnEvidenceOnTheDesk() throws IOException {
        Account assessor = assessors.any();
        Learner self = learners.somebody();
        assessors.tie(assessor, self);

        assertHidden(self, assessor);
    }

    @Test
    void whoActsForTheRegistrantsEmployerSeesNeitherItemNorFile() throws IOException {
        OrganisationId employer = learners.anOrganisation("EMPLOYER");
        Learner learner = learners.somebody();
        assessors.employ(learner, employer, LocalDate.of(2020, 1, 1), null);

        assertHidden(learner, assessors.of(employer, LocalDate.of(2021, 1, 1), null));
    }

    @Test
    void whoWorksForTheRegistrantsEmployerSeesNeitherItemNorFile() throws IOException {
        OrganisationId employer = learners.anOrganisation("EMPLOYER");
        Learner learner = learners.somebody();
        Learner colleague = learners.somebody();
        Account assessor = assessors.any();
        assessors.employ(learner, employer, LocalDate.of(2020, 1, 1), null);
        assessors.employ(colleague, employer, LocalDate.of(2020, 1, 1), null);
        assessors.tie(assessor, colleague);

        assertHidden(learner, assessor);
    }

    @Test
    void aConflictThatAroseAfterTheClaimHidesTheItemToo() {
        OrganisationId employer = learners.anOrganisation("EMPLOYER");
        Learner learner = learners.somebody();
        Account assessor = assessors.of(employer, LocalDate.of(2021, 1, 1), null);
        Item item = itemOf(submitted(learner));
        desk.claim(item.id(), assessor);

        assessors.employ(learner, employer, businessDay.today(), null);

        assertThatThrownBy(() -> desk.conclude(item.id(), ACCEPTED, assessor)).isInstanceOf(ItemNotFound.class);
    }

    @Test
    void aFileIsReachedThroughItsItemOnly() throws IOException {
        FileId file = assessors.aFile(files);
        FileId others = assessors.aFile(files);
        Item item = itemOf(submitted(learners.somebody(), file));
        Account assessor = assessors.any();

        try (InputStream bytes = desk.open(item.id(), file, assessor)) {
            assertThat(bytes.readAllBytes()).isNotEmpty();
        }
        assertThatThrownBy(() -> desk.open(item.id(), others, assessor)).isInstanceOf(FileNotFound.class);
    }

    @Test
    void aReasonIsOneOfTheListAndFitsTheOutcome() {
        Evidence submitted = submitted(learners.somebody());
        Item item = itemOf(submitted);
        Account assessor = assessors.any();

        assertThat(refusedFor(item, Findings.rejected("because"), assessor))
                .containsExactly(Fault.at("/reason", "unknown-value"));
        assertThat(refusedFor(item, Findings.rejected("file-unreadable"), assessor))
                .containsExactly(Fault.at("/reason", "unknown-value"));
        assertThat(refusedFor(item, askedBack("other", null), assessor))
                .containsExactly(Fault.at("/remark", "required"));
        assertThat(dossiers.find(submitted.id())).contains(submitted);
    }

    @Test
    void everyReasonHasItsTextsInBothLanguages() throws IOException {
        JsonNode reasons;
        try (InputStream document = new ClassPathResource("problems/assessment.json").getInputStream()) {
            reasons = json.readTree(document).get("reasons");
        }

        assertThat(reasons.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::code).toList());
        for (JsonNode reason : reasons) {
            for (String text : List.of("/nl", "/en", "/remedy/nl", "/remedy/en")) {
                assertThat(reason.at(text).asString()).isNotBlank();
            }
        }
    }

    private void assertHidden(Learner learner, Account assessor) throws IOException {
        FileId file = assessors.aFile(files);
        Item item = itemOf(submitted(learner, file));

        assertThat(desk.find(item.id(), assessors.any())).isPresent();
        assertThat(desk.queue(QueueFilter.ALL, assessor, Optional.empty(), 10_000))
                .extracting(Item::id)
                .doesNotContain(item.id());
        assertThat(desk.find(item.id(), assessor)).isEmpty();
        assertThat(desk.evidence(item.id(), assessor)).isEmpty();
        assertThatThrownBy(() -> desk.claim(item.id(), assessor)).isInstanceOf(ItemNotFound.class);
        assertThatThrownBy(() -> desk.conclude(item.id(), ACCEPTED, assessor)).isInstanceOf(ItemNotFound.class);
        assertThatThrownBy(() -> desk.open(item.id(), file, assessor)).isInstanceOf(ItemNotFound.class);
    }

    private List<Fault> refusedFor(Item item, Finding finding, Account assessor) {
        return catchThrowableOfType(InputRefused.class, () -> desk.conclude(item.id(), finding, assessor))
                .faults();
    }

    /** The latest. */
    private Item itemOf(Evidence evidence) {
        UUID id = jdbc.sql("""
                select i.id
                from desk_item i
                join desk_event e on e.item_id = i.id
                where i.subject = :subject
                order by e.id desc
                limit 1
                """)
                .param("subject", "evidence:" + evidence.id())
                .query(UUID.class)
                .single();
        return desk.find(new ItemId(id), assessors.any()).orElseThrow();
    }

    private List<String> events(Item item) {
        return jdbc.sql("""
                select act, judgement ->> 'conclusion' as outcome
                from desk_event
                where item_id = :id
                order by id
                """)
                .param("id", item.id().value())
                .query((row, number) -> row.getString("act") + " " + row.getString("outcome"))
                .list();
    }

    private Finding askedBack(String reason, String remark) {
        return Findings.askedBack(reason, remark, businessDay.today().plusDays(14));
    }

    private Evidence submitted(Learner learner, FileId... attached) {
        Claim claim = new Claim.OfActivity(
                "Training",
                "course",
                "training",
                null,
                LocalDate.of(2024, 3, 14),
                Hundredths.ofWhole(8),
                null,
                "professional",
                Map.of());
        Evidence draft = dossiers.draft(new NewEvidence(learner.id(), REGISTER, claim, List.of(attached)), BY);
        return dossiers.submit(draft.id(), draft.version(), BY);
    }
}
