package nl.qualityregister.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.qualityregister.course.AccreditationApplication;
import nl.qualityregister.course.AccreditationJudgement;
import nl.qualityregister.course.AccreditationSetting;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.course.CourseContent;
import nl.qualityregister.course.CourseVersion;
import nl.qualityregister.course.CourseVersions;
import nl.qualityregister.course.RequestState;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A register may want all three sources of knowledge heard before a course is accredited; each assessor speaks for one. */
@DomainTest
class PanelTest {
    private static final RegisterId REGISTER = new RegisterId("other-register");
    private static final List<String> ALL = List.of("professional", "scientific", "experiential");

    @Autowired
    Desk desk;

    @Autowired
    CourseVersions versions;

    @Autowired
    Accreditations accreditations;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    Assessors assessors;
    AccreditationApplication application;
    ItemId item;

    @BeforeEach
    void anApplicationBeforeAPanel() {
        learners = new Learners(rooms);
        assessors = new Assessors(rooms);
        panel(ALL);
        OrganisationId provider = learners.aProvider();
        CourseVersion draft = versions.draft(provider, null, content(), List.of(), null, Learners.JOB);
        application = accreditations
                .apply(provider, draft.course(), draft.version(), List.of(REGISTER), Learners.JOB)
                .getFirst();
        String subject = Subjects.of(application.request().id());
        item = desk.queue(QueueFilter.ALL, assessors.any(), java.util.Optional.empty(), 1_000_000).stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @AfterEach
    void noPanelForOthers() {
        panel(List.of());
    }

    @Test
    void threeWhoSpeakForAllThreeSourcesAndAgreeGrant() {
        desk.conclude(item, granted("scientific"), assessors.any());
        Item halfWay = desk.conclude(item, granted("professional"), assessors.any());
        assertThat(halfWay.state()).isEqualTo(ItemState.OPEN);
        assertThat(state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(desk.accreditation(item, assessors.any()).orElseThrow().unheard())
                .containsExactly("experiential");

        Item concluded = desk.conclude(item, granted("experiential"), assessors.any());

        assertThat(concluded.state()).isEqualTo(ItemState.CONCLUDED);
        assertThat(state()).isEqualTo(RequestState.GRANTED);
        assertThat(accreditations.find(application.request().id()).orElseThrow().judgement())
                .isInstanceOfSatisfying(
                        AccreditationJudgement.Granted.class,
                        given -> assertThat(given.points()).hasSize(1));
    }

    @Test
    void asLongAsASourceIsUnheardTheItemGoesOnHoweverManyHaveJudged() {
        for (int i = 0; i < 4; i++) {
            assertThat(desk.conclude(item, granted(ALL.get(i % 2)), assessors.any())
                            .state())
                    .isEqualTo(ItemState.OPEN);
        }

        assertThat(state()).isEqualTo(RequestState.SUBMITTED);
    }

    @Test
    void wherePanelMembersDifferTheRegistrarDecidesWithoutSpeakingForASource() {
        desk.conclude(item, granted("scientific"), assessors.any());
        desk.conclude(item, granted("professional"), assessors.any());
        Item moderated = desk.conclude(item, rejected("experiential"), assessors.any());

        assertThat(moderated.stage()).isEqualTo(Stage.MODERATION);
        Item decided = desk.conclude(item, granted(null), assessors.registrar());

        assertThat(decided.state()).isEqualTo(ItemState.CONCLUDED);
        assertThat(state()).isEqualTo(RequestState.GRANTED);
    }

    @Test
    void whoSpeaksForNoSourceOrForAnUnknownOneIsToldSo() {
        assertThatThrownBy(() -> desk.conclude(item, granted(null), assessors.any()))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults()).containsExactly(Fault.at("/terms/source", "required")));
        assertThatThrownBy(() -> desk.conclude(item, granted("rumour"), assessors.any()))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .containsExactly(Fault.at("/terms/source", "unknown-value")));
        panel(List.of());
        assertThatThrownBy(() -> desk.conclude(item, granted("scientific"), assessors.any()))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .containsExactly(Fault.at("/terms/source", "unknown-field")));
    }

    @Test
    void sixteenJudgingAtOnceNeverConcludeBeforeAllSourcesAreHeard() throws InterruptedException {
        List<Account> sixteen = assessors.some(16);

        List<AtOnce.Ending<Item>> endings =
                AtOnce.run(16, i -> () -> desk.conclude(item, granted(ALL.get(i % 3)), sixteen.get(i)));

        List<Judged> judged = desk.judgements(item, sixteen.getFirst());
        assertThat(endings.stream().filter(ending -> ending.thrown() != null).map(AtOnce.Ending::thrown))
                .allMatch(thrown -> thrown instanceof ItemJudgedMeanwhile || thrown instanceof ItemClosed);
        assertThat(judged.size()).isLessThanOrEqualTo(1);
        if (state() == RequestState.GRANTED) {
            assertThat(endings.stream().filter(ending -> ending.result() != null))
                    .hasSizeGreaterThanOrEqualTo(3);
        } else {
            assertThat(desk.accreditation(item, sixteen.getFirst())
                            .orElseThrow()
                            .unheard())
                    .isNotEmpty();
        }
    }

    private RequestState state() {
        return accreditations.find(application.request().id()).orElseThrow().state();
    }

    private void panel(List<String> sources) {
        AccreditationSetting standing = accreditations.setting(REGISTER);
        accreditations.set(
                new AccreditationSetting(
                        REGISTER,
                        standing.locksThoseInArrears(),
                        sources,
                        standing.remindDaysBefore(),
                        standing.version()),
                Learners.JOB);
    }

    private Finding granted(String source) {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "points",
                List.of(Map.of("category", "training", "points", "6")),
                "validFrom",
                businessDay.today().toString(),
                "validUntil",
                businessDay.today().plusYears(1).toString()));
        if (source != null) {
            terms.put("source", source);
        }
        return new Finding(Conclusion.ACCEPTED, null, null, null, terms);
    }

    private static Finding rejected(String source) {
        return new Finding(Conclusion.REJECTED, "outside-profession", null, null, Map.of("source", source));
    }

    private static CourseContent content() {
        return new CourseContent(
                "Schulden en gedrag",
                null,
                null,
                null,
                "course",
                "debt",
                List.of(),
                List.of("scientific"),
                "classroom",
                "nl",
                null,
                List.of(new CourseContent.Session("Een", 240, 30)),
                0,
                List.of("Herkent schaarste"),
                List.of(new CourseContent.Lecturer("A. Vaste", "trainer", null)),
                "all",
                List.of());
    }
}
