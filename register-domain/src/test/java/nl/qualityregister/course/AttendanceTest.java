package nl.qualityregister.course;

import static nl.qualityregister.support.Learners.JOB;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.qualityregister.course.AttendanceOutcome.AlreadyKnown;
import nl.qualityregister.course.AttendanceOutcome.Recorded;
import nl.qualityregister.course.AttendanceOutcome.Rejected;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.Points;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class AttendanceTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 14);

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
    void attendanceOfAnAccreditedEditionIsCreditedByItself() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, DAY);

        List<AttendanceOutcome> outcomes = courses.record(List.of(row(edition, learner)), null, JOB);

        assertThat(outcomes).containsExactly(new Recorded());
        assertThat(points.ledger(learner.id(), REGISTER)).singleElement().satisfies(credit -> {
            assertThat(credit.fact().points()).hasToString("4");
            assertThat(credit.fact().completedOn()).isEqualTo(DAY);
            assertThat(credit.fact().source().key()).isEqualTo(edition + ":training");
            assertThat(credit.fact().attributes())
                    .containsEntry("accredited", true)
                    .containsEntry("editionRef", edition.value());
        });
    }

    @Test
    void numbersAreReadForgivingly() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, DAY);
        String digits = learner.number().value();
        String written = "KR\u00a0" + digits.substring(0, 3) + "." + digits.substring(3, 6) + " " + digits.substring(6)
                + "\u200b";

        List<AttendanceOutcome> outcomes =
                courses.record(List.of(new AttendanceRow(" " + edition + " ", written, null)), null, JOB);

        assertThat(outcomes).containsExactly(new Recorded());
    }

    @Test
    void theSameRowTwiceIsKnownTheSecondTime() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, DAY);
        AttendanceRow row = row(edition, learner);

        List<AttendanceOutcome> together = courses.record(List.of(row, row), null, JOB);
        List<AttendanceOutcome> later = courses.record(List.of(row), null, JOB);

        assertThat(together).containsExactly(new Recorded(), new AlreadyKnown(0));
        assertThat(later).containsExactly(new AlreadyKnown(null));
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(1);
    }

    @Test
    void aRowKnownBeforeStaysKnownWhenItsPersonHasLeftSince() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, DAY);
        courses.record(List.of(row(edition, learner)), null, JOB);
        learners.standing(learner, Status.LAPSED, DAY.minusDays(1), null);

        List<AttendanceOutcome> outcomes = courses.record(List.of(row(edition, learner)), null, JOB);

        assertThat(outcomes).containsExactly(new AlreadyKnown(null));
    }

    @Test
    void creditComesWithTheLastMissingSession() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.given(courses, learners.aCourse(learners.aProvider(), 6), DAY, 3, null);

        courses.record(List.of(row(edition, learner, 1), row(edition, learner, 3)), null, JOB);
        List<Credit> before = points.ledger(learner.id(), REGISTER);
        List<AttendanceOutcome> rest = courses.record(List.of(row(edition, learner)), null, JOB);

        assertThat(before).isEmpty();
        assertThat(rest).containsExactly(new Recorded());
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(1);
    }

    @Test
    void everyFaultOfARowIsTold() {
        Learner outsider = learners.somebody();
        NewCourse unaccredited = learners.aCourse(learners.aProvider(), List.of());
        LocalDate tomorrow = businessDay.today().plusDays(1);
        EditionCode ended = learners.given(courses, learners.aCourse(learners.aProvider(), 4), DAY, 2, 1);
        EditionCode coming = learners.given(courses, unaccredited, tomorrow, 1, null);
        courses.record(List.of(row(ended, learners.aRegistrant())), null, JOB);

        List<AttendanceOutcome> outcomes = courses.record(
                List.of(
                        new AttendanceRow("NOWHERE", "12345", 1),
                        new AttendanceRow("NOWHERE", "100000009", 1),
                        row(coming, outsider),
                        row(ended, outsider, 3),
                        new AttendanceRow(coming.value(), "123", 0)),
                null,
                JOB);

        assertThat(outcomes.stream().map(AttendanceTest::codes).toList())
                .containsExactly(
                        List.of("malformed-number", "unknown-edition"),
                        List.of("malformed-number", "unknown-edition"),
                        List.of("edition-not-over", "edition-not-accredited"),
                        List.of("session-out-of-range", "not-registered-on-day", "seats-exceeded"),
                        List.of(
                                "malformed-number",
                                "session-out-of-range",
                                "edition-not-over",
                                "edition-not-accredited"));
    }

    @Test
    void aWellFormedNumberThatNobodyHasIsUnknown() {
        EditionCode edition = learners.aGivenEdition(courses, DAY);
        String unissued = nl.qualityregister.registrant.RegistrationNumber.ofSerial(99_999_999)
                .value();

        List<AttendanceOutcome> outcomes =
                courses.record(List.of(new AttendanceRow(edition.value(), unissued, null)), null, JOB);

        assertThat(codes(outcomes.getFirst())).containsExactly("unknown-number");
    }

    @Test
    void aFaultyRowHindersNoOther() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, DAY);

        List<AttendanceOutcome> outcomes = courses.record(
                List.of(new AttendanceRow(edition.value(), "x", null), row(edition, learner)), null, JOB);

        assertThat(outcomes.get(0)).isInstanceOf(Rejected.class);
        assertThat(outcomes.get(1)).isEqualTo(new Recorded());
    }

    @Test
    void aProviderReportsOnlyItsOwnEditions() {
        OrganisationId own = learners.aProvider();
        Learner learner = learners.aRegistrant();
        LocalDate today = businessDay.today();
        EditionCode ours = learners.given(courses, learners.aCourse(own, 4), today, 1, null);
        EditionCode theirs = learners.aGivenEdition(courses, today);

        List<AttendanceOutcome> outcomes = courses.record(List.of(row(ours, learner), row(theirs, learner)), own, JOB);

        assertThat(outcomes.get(0)).isEqualTo(new Recorded());
        assertThat(codes(outcomes.get(1))).containsExactly("not-your-edition");
    }

    @Test
    void whoIsSuspendedStillLearnsAndWhoHasLapsedDoesNot() {
        Learner suspended = learners.somebody();
        Learner lapsed = learners.somebody();
        Learner tooLate = learners.somebody();
        learners.standing(suspended, Status.SUSPENDED, LocalDate.of(2024, 1, 1), null);
        learners.standing(lapsed, Status.LAPSED, LocalDate.of(2024, 1, 1), null);
        learners.standing(tooLate, Status.REGISTERED, DAY.plusDays(1), null);
        EditionCode edition = learners.aGivenEdition(courses, DAY);

        List<AttendanceOutcome> outcomes = courses.record(
                List.of(row(edition, suspended), row(edition, lapsed), row(edition, tooLate)), null, JOB);

        assertThat(outcomes.get(0)).isEqualTo(new Recorded());
        assertThat(codes(outcomes.get(1))).containsExactly("not-registered-on-day");
        assertThat(codes(outcomes.get(2))).containsExactly("not-registered-on-day");
    }

    @Test
    void anEditionCountsOnceForEachAccreditationThatConcernsTheRegistrant() {
        RegisterId other = new RegisterId("other-register");
        Learner learner = learners.aRegistrant();
        NewCourse course = learners.aCourse(
                learners.aProvider(),
                List.of(
                        learners.accreditation(REGISTER, "training", 4),
                        learners.accreditation(REGISTER, "reflection", 2),
                        learners.accreditation(other, "training", 4)));
        EditionCode edition = learners.given(courses, course, DAY, 1, null);

        courses.record(List.of(row(edition, learner)), null, JOB);

        assertThat(points.ledger(learner.id(), other)).isEmpty();
        assertThat(points.ledger(learner.id(), REGISTER))
                .extracting(
                        credit -> credit.fact().category(),
                        credit -> credit.fact().attributes().get("editionRef"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("reflection", edition.value()),
                        org.assertj.core.groups.Tuple.tuple("training", edition + ":training"));
    }

    @Test
    void accreditationIsAskedOnTheLastDay() {
        Learner learner = learners.aRegistrant();
        NewAccreditation endsBefore = new NewAccreditation(
                REGISTER,
                "training",
                nl.qualityregister.norm.Hundredths.ofWhole(4),
                LocalDate.of(2023, 1, 1),
                DAY,
                learners.anAccreditingBody());
        NewCourse course = learners.aCourse(learners.aProvider(), List.of(endsBefore));
        EditionCode onTheDay = learners.given(courses, course, DAY, 1, null);
        EditionCode dayAfter = learners.given(courses, course, DAY.plusDays(1), 1, null);

        List<AttendanceOutcome> outcomes =
                courses.record(List.of(row(onTheDay, learner), row(dayAfter, learner)), null, JOB);

        assertThat(outcomes.get(0)).isEqualTo(new Recorded());
        assertThat(codes(outcomes.get(1))).containsExactly("edition-not-accredited");
    }

    @Test
    void seatsAreNeverExceededByCallsAtOnce() throws InterruptedException {
        EditionCode edition = learners.given(courses, learners.aCourse(learners.aProvider(), 4), DAY, 1, 5);
        List<Learner> people = learners.registrants(8);

        List<AtOnce.Ending<List<AttendanceOutcome>>> endings =
                AtOnce.run(8, i -> () -> courses.record(List.of(row(edition, people.get(i))), null, JOB));

        assertThat(endings).allSatisfy(ending -> assertThat(ending.thrown()).isNull());
        assertThat(endings.stream().filter(ending -> ending.result().getFirst() instanceof Recorded))
                .hasSize(5);
        assertThat(attendances(edition)).isEqualTo(5);
    }

    @Test
    void sixteenCallsWithTheSameRowsGiveEachAttendanceAndEachCreditOnce() throws InterruptedException {
        List<Learner> people = learners.registrants(40);
        List<EditionCode> editions = List.of(
                learners.aGivenEdition(courses, DAY),
                learners.aGivenEdition(courses, DAY),
                learners.given(courses, learners.aCourse(learners.aProvider(), 4), DAY, 3, null));
        List<AttendanceRow> rows = new ArrayList<>();
        for (EditionCode edition : editions) {
            people.forEach(learner -> rows.add(row(edition, learner)));
        }

        List<AtOnce.Ending<List<AttendanceOutcome>>> endings = AtOnce.run(16, i -> () -> {
            List<AttendanceRow> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(i));
            return courses.record(shuffled, null, JOB);
        });

        assertThat(endings).allSatisfy(ending -> assertThat(ending.thrown()).isNull());
        assertThat(endings.stream().flatMap(ending -> ending.result().stream()).filter(Recorded.class::isInstance))
                .hasSize(rows.size());
        assertThat(editions.stream().mapToLong(this::attendances).sum()).isEqualTo(40 + 40 + 120);
        assertThat(people)
                .allSatisfy(learner ->
                        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(3));
    }

    @Test
    void sessionsHandedInAtOnceCompleteTheEditionOnce() throws InterruptedException {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.given(courses, learners.aCourse(learners.aProvider(), 4), DAY, 12, null);

        AtOnce.run(12, i -> () -> courses.record(List.of(row(edition, learner, i + 1)), null, JOB));

        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(1);
    }

    @Test
    void moreThanAChunkIsTakenInOneCall() {
        List<Learner> people = learners.registrants(10);
        List<EditionCode> editions = IntStream.range(0, 3)
                .mapToObj(any -> learners.given(courses, learners.aCourse(learners.aProvider(), 4), DAY, 200, null))
                .toList();
        List<AttendanceRow> rows = new ArrayList<>();
        for (EditionCode edition : editions) {
            for (Learner learner : people) {
                IntStream.rangeClosed(1, 200).forEach(session -> rows.add(row(edition, learner, session)));
            }
        }

        List<AttendanceOutcome> outcomes = courses.record(rows, null, JOB);

        assertThat(outcomes).hasSize(6_000).allMatch(Recorded.class::isInstance);
        assertThat(people)
                .allSatisfy(learner ->
                        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(3));
    }

    private long attendances(EditionCode edition) {
        return jdbc.sql("select count(*) from attendance where edition_code = :code")
                .param("code", edition.value())
                .query(Long.class)
                .single();
    }

    private static AttendanceRow row(EditionCode edition, Learner learner) {
        return new AttendanceRow(edition.value(), learner.number().value(), null);
    }

    private static AttendanceRow row(EditionCode edition, Learner learner, int session) {
        return new AttendanceRow(edition.value(), learner.number().value(), session);
    }

    private static List<String> codes(AttendanceOutcome outcome) {
        return ((Rejected) outcome).faults().stream().map(Fault::code).toList();
    }
}
