package nl.qualityregister.course;

import static nl.qualityregister.support.Learners.JOB;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.qualityregister.course.AccreditationJudgement.CategoryPoints;
import nl.qualityregister.course.AccreditationJudgement.Granted;
import nl.qualityregister.course.AccreditationJudgement.Rejected;
import nl.qualityregister.course.AccreditationJudgement.Returned;
import nl.qualityregister.course.AttendanceOutcome.Recorded;
import nl.qualityregister.course.AttendanceOutcome.Waiting;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.points.Points;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DomainTest
class AccreditationsTest {
    private static final RegisterId OTHER = new RegisterId("other-register");

    @Autowired
    CourseVersions versions;

    @Autowired
    Accreditations accreditations;

    @Autowired
    Courses courses;

    @Autowired
    Points points;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    OrganisationId provider;

    @BeforeEach
    void learners() {
        learners = new Learners(rooms);
        provider = learners.aProvider();
    }

    @Test
    void netHoursLeaveOutTheBreaks() {
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);

        // two sessions of 4 hours with half an hour's break, and 90 minutes at home
        assertThat(draft.hours()).hasToString("8.5");
        assertThat(draft.course().value()).matches("C-\\d{4}-\\d{5}");
    }

    @Test
    void nobodySeesADraftAndEverybodyWhatWasGranted() {
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);
        assertThat(courses.find(draft.course())).isEmpty();

        AccreditationApplication applied = apply(draft, REGISTER).getFirst();
        assertThat(courses.find(draft.course())).isEmpty();
        accreditations.conclude(Map.of(applied.request().id(), granted("training", 6)), JOB);

        assertThat(courses.find(draft.course()))
                .hasValueSatisfying(listing -> assertThat(listing.accreditations())
                        .extracting(NewAccreditation::category, NewAccreditation::points)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("training", Hundredths.ofWhole(6))));
    }

    @Test
    void twoRegistersDecideForThemselves() {
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);
        List<AccreditationApplication> applied = apply(draft, REGISTER, OTHER);

        accreditations.conclude(
                Map.of(
                        applied.get(0).request().id(),
                        granted("training", 6),
                        applied.get(1).request().id(),
                        new Rejected("no-goals", null)),
                JOB);

        assertThat(accreditations.of(provider))
                .extracting(one -> one.request().register(), AccreditationApplication::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(REGISTER, RequestState.GRANTED),
                        org.assertj.core.groups.Tuple.tuple(OTHER, RequestState.REJECTED));
    }

    @Test
    void everyFaultOfAnApplicationIsTold() {
        CourseContent poor = new CourseContent(
                " ",
                null,
                null,
                null,
                "lecture",
                null,
                List.of(),
                List.of("rumour"),
                "by-post",
                "nl",
                null,
                List.of(),
                0,
                List.of(),
                List.of(),
                "some",
                List.of());
        CourseVersion draft = versions.draft(provider, null, poor, List.of(), null, JOB);

        assertThatThrownBy(() -> apply(draft, REGISTER, new RegisterId("nowhere"), REGISTER))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactlyInAnyOrder(
                                        "/content/title",
                                        "/content/type",
                                        "/content/delivery",
                                        "/content/knowledgeSources/0",
                                        "/content/sessions",
                                        "/content/goals",
                                        "/content/lecturers",
                                        "/content/partial",
                                        "/registers/1",
                                        "/registers/2"));
    }

    @Test
    void everyFaultOfAnAnswerIsToldAndNothingIsWritten() {
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);
        AccreditationRequestId id = apply(draft, REGISTER).getFirst().request().id();
        LocalDate today = businessDay.today();
        Granted wrong = new Granted(
                List.of(
                        new CategoryPoints("gardening", Hundredths.ofWhole(1)),
                        new CategoryPoints("training", new Hundredths(-1)),
                        new CategoryPoints("training", Hundredths.ofWhole(1))),
                today,
                today.minusDays(1),
                null);

        assertThatThrownBy(() -> accreditations.conclude(Map.of(id, wrong), JOB))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer, Fault::code)
                                .containsExactlyInAnyOrder(
                                        org.assertj.core.groups.Tuple.tuple("/validUntil", "until-before-from"),
                                        org.assertj.core.groups.Tuple.tuple("/points/0/category", "unknown-category"),
                                        org.assertj.core.groups.Tuple.tuple("/points/1/points", "negative"),
                                        org.assertj.core.groups.Tuple.tuple("/points/2/category", "repeated")));
        assertThat(accreditations.find(id).orElseThrow().state()).isEqualTo(RequestState.SUBMITTED);
    }

    @Test
    void ofSixteenAnswersAtOnceOneStands() {
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);
        AccreditationRequestId id = apply(draft, REGISTER).getFirst().request().id();

        List<String> endings = Together.all(16, i -> {
            try {
                accreditations.conclude(Map.of(id, granted("training", i)), JOB);
                return "stands";
            } catch (AccreditationNotInThatState refused) {
                return refused.problem();
            }
        });

        assertThat(endings).filteredOn("stands"::equals).hasSize(1);
        assertThat(accreditations.granted(draft.course(), 1)).hasSize(1);
    }

    @Test
    void whatWasAskedBackIsAnsweredAndJudgedAgain() {
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);
        AccreditationRequestId id = apply(draft, REGISTER).getFirst().request().id();
        accreditations.conclude(
                Map.of(id, new Returned("goals", "Welke?", businessDay.today().plusDays(14))), JOB);

        accreditations.answer(provider, id, "Drie doelen, zie bijlage.", JOB);
        accreditations.conclude(Map.of(id, granted("training", 4)), JOB);

        assertThat(accreditations.find(id).orElseThrow()).satisfies(application -> {
            assertThat(application.state()).isEqualTo(RequestState.GRANTED);
            assertThat(application.answer()).startsWith("Drie");
        });
    }

    @Test
    void whatWasAppliedForIsFixedAndANewVersionIsReviewedAgain() {
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);
        AccreditationRequestId id = apply(draft, REGISTER).getFirst().request().id();
        CourseContent other = content("Schulden, gedrag en stress");
        assertThatThrownBy(() -> versions.save(provider, draft.course(), 1, draft.edit() + 1, other, List.of()))
                .isInstanceOf(CourseVersionFixed.class);
        accreditations.conclude(Map.of(id, granted("training", 4)), JOB);

        CourseVersion next = versions.begin(provider, draft.course(), JOB);
        versions.save(provider, draft.course(), 2, next.edit(), other, List.of());

        assertThat(accreditations.granted(draft.course(), 1)).hasSize(1);
        assertThat(accreditations.granted(draft.course(), 2)).isEmpty();
        assertThat(courses.find(draft.course()).orElseThrow().title()).isEqualTo("Schulden en gedrag");
    }

    @Test
    void aLecturerIsReplacedByOneOfEqualRoleOnly() {
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);
        apply(draft, REGISTER);
        long edit = versions.find(draft.course(), 1).orElseThrow().edit();
        CourseContent.Lecturer equal = new CourseContent.Lecturer("B. Anders", "trainer", null);
        CourseContent.Lecturer other = new CourseContent.Lecturer("B. Anders", "guest", null);

        assertThatThrownBy(() -> versions.replaceLecturer(provider, draft.course(), 1, edit, 0, other, JOB))
                .isInstanceOf(InputRefused.class);
        CourseVersion replaced = versions.replaceLecturer(provider, draft.course(), 1, edit, 0, equal, JOB);

        assertThat(replaced.content().lecturers())
                .extracting(CourseContent.Lecturer::name)
                .containsExactly("B. Anders");
    }

    @Test
    void anothersCourseIsUnknown() {
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);
        OrganisationId stranger = learners.aProvider();

        assertThatThrownBy(() -> versions.copy(stranger, draft.course(), null, JOB))
                .isInstanceOf(CourseNotFound.class);
        assertThatThrownBy(() -> versions.find(draft.course(), 1, stranger)).isInstanceOf(CourseNotFound.class);
        assertThatThrownBy(() -> accreditations.apply(stranger, draft.course(), 1, List.of(REGISTER), JOB))
                .isInstanceOf(CourseNotFound.class);
    }

    @Test
    void aCopyBeginsWithTheContentOfTheNewestVersion() {
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);

        CourseVersion copy = versions.copy(provider, draft.course(), null, JOB);

        assertThat(copy.content()).isEqualTo(draft.content());
        assertThat(copy.copiedFrom()).isEqualTo(draft.course());
    }

    @Test
    void attendanceSentBeforeTheGrantWaitsAndIsCreditedByIt() {
        LocalDate today = businessDay.today();
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);
        AccreditationRequestId id = apply(draft, REGISTER).getFirst().request().id();
        NewEdition edition =
                new NewEdition(new EditionCode(draft.course() + "-1"), draft.course(), today, today, 2, null, null);
        courses.schedule(List.of(edition), JOB);
        Learner learner = learners.aRegistrant();
        List<AttendanceRow> rows = List.of(
                new AttendanceRow(edition.code().value(), learner.number().value(), null));

        assertThat(courses.record(rows, provider, JOB)).containsExactly(new Waiting());
        assertThat(points.ledger(learner.id(), REGISTER)).isEmpty();
        accreditations.conclude(Map.of(id, granted("training", 4)), JOB);

        assertThat(points.ledger(learner.id(), REGISTER))
                .extracting(credit -> credit.fact().points())
                .containsExactly(Hundredths.ofWhole(4));
    }

    @Test
    void whatARegisterGrantsLaterIsCreditedThereToo() {
        LocalDate today = businessDay.today();
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);
        List<AccreditationApplication> applied = apply(draft, OTHER, REGISTER);
        NewEdition edition =
                new NewEdition(new EditionCode(draft.course() + "-1"), draft.course(), today, today, 2, null, null);
        courses.schedule(List.of(edition), JOB);
        Learner learner = learners.aRegistrant();
        accreditations.conclude(Map.of(applied.get(0).request().id(), granted("training", 2)), JOB);
        List<AttendanceRow> rows = List.of(
                new AttendanceRow(edition.code().value(), learner.number().value(), null));

        // in the register that has decided she is not; in the other the decision is awaited
        assertThat(courses.record(rows, provider, JOB)).containsExactly(new Waiting());
        accreditations.conclude(Map.of(applied.get(1).request().id(), granted("training", 4)), JOB);

        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(1);
        assertThat(points.ledger(learner.id(), OTHER)).isEmpty();
        assertThat(courses.record(rows, provider, JOB)).doesNotContain(new Recorded());
    }

    @Test
    void aProviderInArrearsIsLockedOutOnlyWhereTheRegisterSaysSo() {
        CourseVersion draft = versions.draft(provider, null, content("Schulden en gedrag"), List.of(), null, JOB);
        AccreditationSetting setting = accreditations.setting(OTHER);

        assertThat(setting.locksThoseInArrears()).isFalse();
        assertThat(apply(draft, REGISTER)).hasSize(1);
    }

    private List<AccreditationApplication> apply(CourseVersion draft, RegisterId... registers) {
        return accreditations.apply(provider, draft.course(), draft.version(), List.of(registers), JOB);
    }

    private Granted granted(String category, int points) {
        LocalDate today = businessDay.today();
        return new Granted(
                List.of(new CategoryPoints(category, Hundredths.ofWhole(points))),
                today.minusYears(1),
                today.plusYears(2),
                null);
    }

    static CourseContent content(String title) {
        return new CourseContent(
                title,
                null,
                "Hoe geldzorgen het denken vullen.",
                null,
                "course",
                "debt",
                List.of("stress"),
                List.of("scientific", "experiential"),
                "classroom",
                "nl",
                19_500L,
                List.of(new CourseContent.Session("Een", 240, 30), new CourseContent.Session("Twee", 240, 30)),
                90,
                List.of("Herkent schaarste"),
                List.of(new CourseContent.Lecturer("A. Vaste", "trainer", "psycholoog")),
                "all",
                List.of());
    }
}
