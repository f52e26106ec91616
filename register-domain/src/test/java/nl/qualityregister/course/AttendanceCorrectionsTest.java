package nl.qualityregister.course;

import static nl.qualityregister.support.Learners.JOB;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import nl.qualityregister.course.AttendanceOutcome.AlreadyKnown;
import nl.qualityregister.course.AttendanceOutcome.Recorded;
import nl.qualityregister.course.AttendanceOutcome.Rejected;
import nl.qualityregister.course.VoidOutcome.NothingRecorded;
import nl.qualityregister.course.VoidOutcome.Taken;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.Points;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class AttendanceCorrectionsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 14);
    private static final Reporter OFFICE = new Reporter.Office();

    @Autowired
    Courses courses;

    @Autowired
    Points points;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Learners learners;

    @BeforeEach
    void learners() {
        learners = new Learners(rooms);
    }

    @Test
    void whatIsVoidedIsTakenBackByACounterEntryAndBothStayOnRecord() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, DAY);
        courses.report(rows(edition, learner), OFFICE, JOB);

        List<VoidOutcome> outcomes = courses.takeBack(rows(edition, learner), "was ziek", OFFICE, JOB);

        assertThat(outcomes).containsExactly(new Taken(List.of(1)));
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(2);
        assertThat(standing(learner)).isEmpty();
        assertThat(attendances(edition)).isOne();
    }

    @Test
    void whatWasVoidedAndIsRecordedAgainCreditsAgain() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, DAY);

        for (int time = 0; time < 3; time++) {
            assertThat(courses.report(rows(edition, learner), OFFICE, JOB)).containsExactly(new Recorded());
            assertThat(courses.report(rows(edition, learner), OFFICE, JOB)).containsExactly(new AlreadyKnown(null));
            assertThat(standing(learner)).hasSize(1);
            courses.takeBack(rows(edition, learner), "vergissing", OFFICE, JOB);
            assertThat(courses.takeBack(rows(edition, learner), "vergissing", OFFICE, JOB))
                    .containsExactly(new NothingRecorded());
            assertThat(standing(learner)).isEmpty();
        }

        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(6);
    }

    @Test
    void oneVoidedSessionTakesTheWholeBackWhereAllAreRequired() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.given(courses, learners.aCourse(learners.aProvider(), 6), DAY, 3, null);
        courses.report(rows(edition, learner), OFFICE, JOB);

        courses.takeBack(List.of(row(edition, learner, 2)), "niet geweest", OFFICE, JOB);
        assertThat(standing(learner)).isEmpty();
        courses.report(List.of(row(edition, learner, 2)), OFFICE, JOB);

        assertThat(standing(learner))
                .extracting(credit -> credit.fact().points())
                .containsExactly(Hundredths.ofWhole(6));
    }

    @Test
    void aSeatThatWasVoidedIsFreeAgain() {
        List<Learner> people = learners.registrants(2);
        EditionCode edition = learners.given(courses, learners.aCourse(learners.aProvider(), 6), DAY, 1, 1);
        courses.report(rows(edition, people.get(0)), OFFICE, JOB);
        courses.takeBack(rows(edition, people.get(0)), "verkeerd nummer", OFFICE, JOB);

        assertThat(courses.report(rows(edition, people.get(1)), OFFICE, JOB)).containsExactly(new Recorded());
    }

    @Test
    void eachSessionGivesItsShareWhereTheAccreditationSaysSoAndAllGiveTheWhole() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = partly(Partial.SESSION, "[]", 3, 10);

        courses.report(List.of(row(edition, learner, 3)), OFFICE, JOB);
        assertThat(standing(learner))
                .extracting(credit -> credit.fact().points())
                .containsExactly(Hundredths.parse("3.34"));
        courses.report(rows(edition, learner), OFFICE, JOB);

        assertThat(sum(learner)).isEqualTo(Hundredths.ofWhole(10));
        assertThat(standing(learner))
                .extracting(credit -> credit.fact().attributes().get("editionRef"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aModuleGivesItsShareWhenItsSessionsAreComplete() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = partly(Partial.MODULE, "[[1, 2], [3]]", 3, 6);

        courses.report(List.of(row(edition, learner, 1)), OFFICE, JOB);
        assertThat(standing(learner)).isEmpty();
        courses.report(List.of(row(edition, learner, 2)), OFFICE, JOB);

        assertThat(sum(learner)).isEqualTo(Hundredths.ofWhole(4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theLedgerIsWhatTheStandingSessionsAreWorthAfterAnySequence(long seed) {
        Random random = new Random(seed);
        Learner learner = learners.aRegistrant();
        int sessions = 2 + random.nextInt(4);
        Partial partial = List.of(Partial.values()).get(random.nextInt(3));
        EditionCode edition = partly(partial, "[[1]]", sessions, 7);
        Set<Integer> present = new TreeSet<>();

        for (int step = 0; step < 25; step++) {
            int session = 1 + random.nextInt(sessions);
            if (random.nextInt(3) > 0) {
                courses.report(List.of(row(edition, learner, session)), OFFICE, JOB);
                present.add(session);
            } else {
                courses.takeBack(List.of(row(edition, learner, session)), "proef", OFFICE, JOB);
                present.remove(session);
            }
            long worth = Part.of(partial, List.of(List.of(1)), sessions).stream()
                    .filter(part -> present.containsAll(part.sessions()))
                    .mapToLong(part -> part.share(Hundredths.ofWhole(7)).value())
                    .sum();
            assertThat(sum(learner)).isEqualTo(new Hundredths(worth));
        }
    }

    @Test
    void sixteenWhoVoidTheSameAtOnceTakeItBackOnce() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, DAY);
        courses.report(rows(edition, learner), OFFICE, JOB);

        List<VoidOutcome> outcomes = Together.all(
                16,
                i -> courses.takeBack(rows(edition, learner), "vergissing", OFFICE, JOB)
                        .getFirst());

        assertThat(outcomes).filteredOn(Taken.class::isInstance).hasSize(1);
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(2);
    }

    @Test
    void anotherProvidersAttendanceIsNotVoided() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, DAY);
        courses.report(rows(edition, learner), OFFICE, JOB);

        List<VoidOutcome> outcomes = courses.takeBack(
                rows(edition, learner), "vergissing", new Reporter.Provider(learners.aProvider()), JOB);

        assertThat(outcomes).singleElement().isInstanceOf(VoidOutcome.Rejected.class);
        assertThat(standing(learner)).hasSize(1);
    }

    @Test
    void afterTheTermTheOfficeRecordsAndTheProviderIsToldWhatToDo() {
        OrganisationId provider = learners.aProvider();
        Learner learner = learners.aRegistrant();
        LocalDate last = businessDay.today().minusDays(400);
        EditionCode inTime = learners.given(courses, learners.aCourse(provider, 4), last, 1, null);
        EditionCode late = learners.given(courses, learners.aCourse(provider, 4), last.minusDays(1), 1, null);

        assertThat(courses.record(rows(inTime, learner), provider, JOB)).containsExactly(new Recorded());
        assertThat(courses.record(rows(late, learner), provider, JOB))
                .singleElement()
                .satisfies(outcome -> assertThat(((Rejected) outcome).faults())
                        .extracting(Fault::code)
                        .containsExactly("attendance-too-late"));
        assertThat(courses.record(rows(late, learner), null, JOB)).containsExactly(new Recorded());
    }

    @Test
    void anEmployerReportsWhatWasDelegatedToIt() {
        OrganisationId employer = learners.anOrganisation("EMPLOYER");
        Learner learner = learners.aRegistrant();
        EditionCode edition =
                learners.given(courses, learners.aCourse(learners.aProvider(), 4), businessDay.today(), 1, null);
        Reporter reporter = new Reporter.Employer(employer);

        assertThat(courses.report(rows(edition, learner), reporter, JOB))
                .singleElement()
                .isInstanceOf(Rejected.class);
        jdbc.sql("""
                insert into attendance_delegation (id, edition_code, employer_id, delegated_at, delegated_by)
                values (gen_random_uuid(), :edition, :employer, now(), 'test')
                """)
                .param("edition", edition.value())
                .param("employer", employer.value())
                .update();

        assertThat(courses.report(rows(edition, learner), reporter, JOB)).containsExactly(new Recorded());
    }

    @Test
    void aRehearsalAnswersAsTheActAndChangesNothingAtAll() {
        List<Learner> people = learners.registrants(3);
        EditionCode edition = learners.given(courses, learners.aCourse(learners.aProvider(), 4), DAY, 2, 2);
        List<AttendanceRow> rows = new ArrayList<>();
        people.forEach(person -> rows.add(row(edition, person, null)));
        rows.add(row(edition, people.getFirst(), 1));
        rows.add(row(edition, people.getFirst(), 9));
        rows.add(new AttendanceRow("NERGENS", "12", null));
        String before = everything();

        List<AttendanceOutcome> rehearsed = courses.rehearse(rows, OFFICE);

        assertThat(everything()).isEqualTo(before);
        assertThat(courses.report(rows, OFFICE, JOB)).isEqualTo(rehearsed);
    }

    /** Of the tables that attendance touches every row, and of all sequences where they stand. */
    private String everything() {
        StringBuilder everything = new StringBuilder();
        for (String table :
                List.of("attendance", "attendance_void", "credit", "outbox", "trail_entry", "edition", "course")) {
            everything.append(jdbc.sql("select coalesce(string_agg(md5(t::text), ',' order by md5(t::text)), '') from "
                            + table + " t")
                    .query(String.class)
                    .single());
        }
        return everything
                .append(jdbc.sql(
                                "select string_agg(sequencename || '=' || coalesce(last_value, 0), ',' order by sequencename) from pg_sequences")
                        .query(String.class)
                        .single())
                .toString();
    }

    private EditionCode partly(Partial partial, String modules, int sessions, int worth) {
        NewCourse course = learners.aCourse(learners.aProvider(), worth);
        EditionCode edition = learners.given(courses, course, DAY, sessions, null);
        jdbc.sql(
                        "update accreditation set partial = :partial, modules = cast(:modules as jsonb) where course_code = :code")
                .param("partial", partial.name())
                .param("modules", modules)
                .param("code", course.code().value())
                .update();
        return edition;
    }

    private List<Credit> standing(Learner learner) {
        return points.standing(List.of(learner.id()), REGISTER).get(learner.id());
    }

    private Hundredths sum(Learner learner) {
        return standing(learner).stream()
                .map(credit -> credit.fact().points())
                .reduce(Hundredths.ZERO, Hundredths::plus);
    }

    private long attendances(EditionCode edition) {
        return jdbc.sql("select count(*) from attendance where edition_code = :code")
                .param("code", edition.value())
                .query(Long.class)
                .single();
    }

    private static List<AttendanceRow> rows(EditionCode edition, Learner learner) {
        return List.of(row(edition, learner, null));
    }

    private static AttendanceRow row(EditionCode edition, Learner learner, Integer session) {
        return new AttendanceRow(edition.value(), learner.number().value(), session);
    }
}
