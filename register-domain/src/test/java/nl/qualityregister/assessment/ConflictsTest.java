package nl.qualityregister.assessment;

import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.IntervisionGroups;
import nl.qualityregister.evidence.NewIntervisionGroup;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.Interest;
import nl.qualityregister.organisation.InterestAlreadyEnded;
import nl.qualityregister.organisation.InterestKind;
import nl.qualityregister.organisation.Interests;
import nl.qualityregister.organisation.NewInterest;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has a stake in an item sees neither it nor its files. */
@DomainTest
class ConflictsTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Autowired
    Desk desk;

    @Autowired
    Interests interests;

    @Autowired
    Files files;

    @Autowired
    IntervisionGroups groups;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    Assessors assessors;
    Claims claims;

    @BeforeEach
    void people() {
        learners = new Learners(rooms);
        assessors = new Assessors(rooms);
        claims = new Claims(rooms);
    }

    @Test
    void aColleagueOfTheLastYearsIsOne() throws IOException {
        OrganisationId employer = learners.anOrganisation("EMPLOYER");
        LocalDate today = businessDay.today();
        Learner moved = learners.somebody();
        Learner stayed = learners.somebody();
        assessors.employ(moved, employer, LONG_AGO, today.minusYears(2));
        assessors.employ(stayed, employer, LONG_AGO, null);

        assertHidden(moved, assessors.of(employer, LONG_AGO, null));
        assertHidden(stayed, assessors.of(employer, LONG_AGO, today.minusYears(2)));
    }

    @Test
    void aColleagueOfLongAgoIsNone() throws IOException {
        OrganisationId employer = learners.anOrganisation("EMPLOYER");
        LocalDate today = businessDay.today();
        Learner moved = learners.somebody();
        assessors.employ(moved, employer, LONG_AGO, today.minusYears(4));
        Learner stayed = learners.somebody();
        assessors.employ(stayed, employer, LONG_AGO, null);

        assertShown(moved, assessors.of(employer, LONG_AGO, null));
        assertShown(stayed, assessors.of(employer, LONG_AGO, today.minusYears(4)));
    }

    @Test
    void whoTeachesForAProviderForWhichTheAssessorWorksIsHidden() throws IOException {
        OrganisationId provider = learners.aProvider();
        Learner teacher = learners.somebody();
        assessors.tie(assessors.holding(new RoleGrant(Role.PROVIDER, provider, LONG_AGO, null)), teacher);

        assertHidden(teacher, assessors.of(provider, LONG_AGO, null));
    }

    @Test
    void equalNamesOfEmployersAreTheSameEmployer() throws IOException {
        Learner learner = learners.somebody();
        Learner colleague = learners.somebody();
        Account assessor = assessors.any();
        assessors.tie(assessor, colleague);
        String name = "Bureau Wél " + learner.number();
        assessors.employ(learner, "stichting bureau wel " + learner.number() + " B.V.", LONG_AGO, null);
        assessors.employ(colleague, name, LONG_AGO, null);

        assertHidden(learner, assessor);
    }

    @Test
    void anEmployerNamedInPracticeIsComparedWithTheAssessorsOrganisation() throws IOException {
        OrganisationId employer = learners.anOrganisation("EMPLOYER");
        Learner learner = learners.somebody();
        claims.submitted(
                learner,
                new Claim.OfPractice(
                        "social-domain", "ORGANISATIE " + employer, "coach", LONG_AGO, null, Hundredths.ofWhole(24)));

        assertHidden(learner, assessors.of(employer, LONG_AGO, null));
    }

    @Test
    void resemblingNamesAreShownAndDoNotHide() throws IOException {
        Learner learner = learners.somebody();
        Learner colleague = learners.somebody();
        Account assessor = assessors.any();
        assessors.tie(assessor, colleague);
        assessors.employ(learner, "Werkplein Lage Maasoever " + learner.number(), LONG_AGO, null);
        assessors.employ(colleague, "Werkplein Lage Maas " + learner.number(), LONG_AGO, null);
        ItemId item = claims.itemOf(learner);

        ConflictHint hint = desk.hint(item, assessor);
        ConflictHint others = desk.hint(item, assessors.any());

        assertThat(desk.find(item, assessor)).isPresent();
        assertThat(hint.comparedByText()).isTrue();
        assertThat(hint.similar()).containsExactly("Werkplein Lage Maas " + learner.number());
        assertThat(others.similar()).isEmpty();
    }

    @Test
    void anInterestInAPersonHidesWhatIsHersFromTheDayOnUntilItEnds() throws IOException {
        Learner learner = learners.somebody();
        Account assessor = assessors.any();
        Interest interest =
                declared(assessor, InterestKind.PERSON, learner.number().value());
        assertHidden(learner, assessor);

        jdbc.sql("""
                insert into interest_ending (interest_id, holds_until, ended_at, ended_by)
                values (:id, :day, now(), 'job:test')
                """)
                .param("id", interest.id().value())
                .param("day", businessDay.today())
                .update();

        assertShown(learner, assessor);
        assertThatThrownBy(() -> interests.end(interest.id(), businessDay.today(), Learners.JOB))
                .isInstanceOf(InterestAlreadyEnded.class);
    }

    @Test
    void whoSharesAnIntervisionGroupDoesNotJudgeHer() throws IOException {
        Learner learner = learners.aRegistrant();
        Learner member = learners.aRegistrant();
        Account assessor = assessors.any();
        assessors.tie(assessor, member);
        assertShown(learner, assessor);

        groups.register(
                new NewIntervisionGroup(
                        Learners.REGISTER,
                        "intervision",
                        "Jobcoaches Zilverdam",
                        "incident",
                        null,
                        learner.id(),
                        List.of(learner.id(), member.id())),
                Learners.JOB);

        assertHidden(learner, assessor);
    }

    @Test
    void anOrganisationNamedInPracticeIsComparedWithTheAssessors() throws IOException {
        Learner learner = learners.somebody();
        OrganisationId first = learners.anOrganisation("EMPLOYER");
        OrganisationId second = learners.anOrganisation("EMPLOYER");
        claims.submitted(
                learner,
                new Claim.OfPractice(
                        "social-domain",
                        null,
                        first.value(),
                        null,
                        "coach",
                        LONG_AGO,
                        null,
                        Hundredths.ofWhole(24),
                        List.of(new Claim.Employer(second.value(), null)),
                        List.of()));

        assertHidden(learner, assessors.of(first, LONG_AGO, null));
        assertHidden(learner, assessors.of(second, LONG_AGO, null));
        assertShown(learner, assessors.any());
    }

    @Test
    void whoConfirmedSomethingForHerDoesNotJudgeHer() throws IOException {
        Learner learner = learners.somebody();
        Learner colleague = learners.somebody();
        Account assessor = assessors.any();
        assessors.tie(assessor, colleague);
        assertShown(learner, assessor);

        jdbc.sql("""
                insert into confirmation (id, registrant_id, register, kind, happened_on, statement, relation, asked_name, asked_email,
                                          language, state, times_asked, asked_at, last_asked_at, expires_at, answered_at,
                                          answered_name, answered_role, answered_number, given_by, credential)
                values (gen_random_uuid(), :learner, 'krsd-demo', 'work', '2024-01-01', 's', 'COLLEAGUE', 'n', 'e', 'nl', 'CONFIRMED',
                        1, now(), now(), now(), now(), 'n', 'r', :number, 'other', true)
                """)
                .param("learner", learner.id().value())
                .param("number", colleague.number().value())
                .update();

        assertHidden(learner, assessor);
    }

    @Test
    void whoTeachesTheCourseDoesNotAccreditIt() {
        Account assessor = assessors.any();
        Learner teacher = learners.somebody();
        assessors.tie(assessor, teacher);
        String name = jdbc.sql("select concat_ws(' ', initials, infix, surname) from registrant where id = :id")
                .param("id", teacher.id().value())
                .query(String.class)
                .single();

        ItemId taught = requested(name);
        ItemId other = requested("Dr. Iemand Anders");

        assertThat(desk.find(taught, assessor)).isEmpty();
        assertThat(desk.find(taught, assessors.any())).isPresent();
        assertThat(desk.find(other, assessor)).isPresent();
    }

    /** An application for a course with that lecturer. */
    private ItemId requested(String lecturer) {
        nl.qualityregister.course.NewCourse course = learners.aCourse(learners.aProvider(), List.of());
        rooms.getBean(nl.qualityregister.course.Courses.class).offer(List.of(course), Learners.JOB);
        java.util.UUID request = java.util.UUID.randomUUID();
        jdbc.sql("""
                update course_version
                set content = jsonb_set(content, '{lecturers}', jsonb_build_array(jsonb_build_object('name', cast(:name as text))))
                where course_code = :course
                """)
                .param("name", lecturer)
                .param("course", course.code().value())
                .update();
        jdbc.sql("""
                insert into accreditation_request (id, course_code, version, register, state, fee_cents, due_on, submitted_at,
                                                   submitted_by)
                values (:id, :course, 1, 'krsd-demo', 'SUBMITTED', 0, '2026-12-31', now(), 'job:test')
                """)
                .param("id", request)
                .param("course", course.code().value())
                .update();
        String subject = "accreditation:" + request;
        desk.announce(
                List.of(new NewItem(
                        ItemKind.ACCREDITATION,
                        subject,
                        null,
                        course.provider(),
                        REGISTER,
                        java.util.Set.of(),
                        null,
                        List.of(),
                        LocalDate.of(2026, 12, 31),
                        1,
                        java.util.Set.of())),
                Learners.JOB);
        return new ItemId(jdbc.sql("select id from desk_item where subject = :subject")
                .param("subject", subject)
                .query(java.util.UUID.class)
                .single());
    }

    @Test
    void anInterestInAnOrganisationHidesWhatItsPeopleHandIn() throws IOException {
        OrganisationId employer = learners.anOrganisation("EMPLOYER");
        Learner learner = learners.somebody();
        assessors.employ(learner, employer, LONG_AGO, null);
        Account assessor = assessors.any();
        declared(assessor, InterestKind.ORGANISATION, employer.value());

        assertHidden(learner, assessor);
    }

    @Test
    void anInterestInARegisterHidesAllOfIt() throws IOException {
        Account assessor = assessors.any();
        declared(assessor, InterestKind.REGISTER, REGISTER.value());

        assertHidden(learners.somebody(), assessor);
        assertThat(desk.queue(QueueFilter.ALL, assessor, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void whatLiesBeforeAnotherBodyIsNotShown() throws IOException {
        OrganisationId other = learners.anAccreditingBody();

        assertHidden(learners.somebody(), assessors.ofBody(other));
    }

    @Test
    void theBodyOfTheRegisterJudgesWhatNamesNone() throws IOException {
        assertShown(learners.somebody(), assessors.ofBody(theBody()));
    }

    private OrganisationId theBody() {
        jdbc.sql("""
                insert into organisation (id, name, kinds)
                values ('keurraad-leren', 'Keurraad', array ['ACCREDITING_BODY'])
                on conflict do nothing
                """).update();
        return new OrganisationId("keurraad-leren");
    }

    private Interest declared(Account assessor, InterestKind kind, String in) {
        NewInterest interest = new NewInterest(assessor.id(), kind, in, businessDay.today(), null, "familie");
        return interests.declare(List.of(interest), Learners.JOB).getFirst();
    }

    private void assertShown(Learner learner, Account assessor) throws IOException {
        FileId file = assessors.aFile(files);
        ItemId item = claims.itemOf(learner, file);

        assertThat(desk.find(item, assessor)).isPresent();
        assertThat(desk.evidence(item, assessor)).isPresent();
        desk.open(item, file, assessor).close();
    }

    private void assertHidden(Learner learner, Account assessor) throws IOException {
        FileId file = assessors.aFile(files);
        ItemId item = claims.itemOf(learner, file);

        assertThat(desk.queue(QueueFilter.ALL, assessor, Optional.empty(), 10_000))
                .extracting(Item::id)
                .doesNotContain(item);
        assertThat(desk.find(item, assessor)).isEmpty();
        assertThat(desk.evidence(item, assessor)).isEmpty();
        assertThat(desk.judgements(item, assessor)).isEmpty();
        assertThatThrownBy(() -> desk.claim(item, assessor)).isInstanceOf(ItemNotFound.class);
        assertThatThrownBy(() -> desk.conclude(item, Findings.accepted(), assessor))
                .isInstanceOf(ItemNotFound.class);
        assertThatThrownBy(() -> desk.open(item, file, assessor)).isInstanceOf(ItemNotFound.class);
    }
}
