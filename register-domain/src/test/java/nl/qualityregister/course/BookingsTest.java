package nl.qualityregister.course;

import static nl.qualityregister.support.Learners.JOB;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.qualityregister.course.BookingOutcome.AlreadyBooked;
import nl.qualityregister.course.BookingOutcome.Booked;
import nl.qualityregister.course.BookingOutcome.Rejected;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class BookingsTest {
    @Autowired
    Courses courses;

    @Autowired
    Bookings bookings;

    @Autowired
    Plans plans;

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
    void theLastSeatGoesToOneOfSixteen() {
        EditionCode edition = comingEdition(1);
        List<Learner> people = learners.registrants(16);

        List<BookingOutcome> outcomes = Together.all(16, i -> book(edition, people.get(i)));

        assertThat(outcomes).filteredOn(Booked.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Rejected.class::isInstance)
                .hasSize(15)
                .allSatisfy(outcome -> assertThat(((Rejected) outcome).faults())
                        .extracting(Fault::code)
                        .containsExactly("edition-full"));
    }

    @Test
    void onePersonBookingSixteenTimesHasOneSeat() {
        EditionCode edition = comingEdition(5);
        Learner learner = learners.aRegistrant();

        List<BookingOutcome> outcomes = Together.all(16, i -> book(edition, learner));

        assertThat(outcomes).filteredOn(Booked.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(AlreadyBooked.class::isInstance).hasSize(15);
        assertThat(bookings.of(learner.id())).hasSize(1);
    }

    @Test
    void aSeatGivenBackGoesToTheFirstInTheQueue() {
        EditionCode edition = comingEdition(1);
        queues(edition);
        List<Learner> people = learners.registrants(3);
        Booking seated = booked(book(edition, people.get(0)));
        book(edition, people.get(1));
        book(edition, people.get(2));

        bookings.cancel(seated.id(), JOB);

        assertThat(people.stream()
                        .flatMap(person -> bookings.of(person.id()).stream())
                        .map(Booking::state))
                .containsExactly(BookingState.SEATED, BookingState.WAITING);
        assertThat(bookings.of(people.get(1).id())).extracting(Booking::state).containsExactly(BookingState.SEATED);
    }

    @Test
    void sixteenWhoCancelAtOnceLetSixteenOfTheQueueIn() {
        EditionCode edition = comingEdition(16);
        queues(edition);
        List<Learner> people = learners.registrants(40);
        bookings.book(edition, people.stream().map(one -> one.number().value()).toList(), null, JOB);
        List<BookingId> first = people.subList(0, 16).stream()
                .map(person -> bookings.of(person.id()).getFirst().id())
                .toList();

        Together.all(16, i -> bookings.cancel(first.get(i), JOB));

        assertThat(people.subList(16, 32))
                .allSatisfy(person -> assertThat(bookings.of(person.id()))
                        .extracting(Booking::state)
                        .containsExactly(BookingState.SEATED));
        assertThat(people.subList(32, 40))
                .allSatisfy(person -> assertThat(bookings.of(person.id()))
                        .extracting(Booking::state)
                        .containsExactly(BookingState.WAITING));
    }

    @Test
    void whoCancelledMayBookAgainAndCancellingTwiceChangesNothing() {
        EditionCode edition = comingEdition(1);
        Learner learner = learners.aRegistrant();
        Booking first = booked(book(edition, learner));
        bookings.cancel(first.id(), JOB);
        bookings.cancel(first.id(), JOB);

        BookingOutcome again = book(edition, learner);

        assertThat(booked(again).state()).isEqualTo(BookingState.SEATED);
        assertThat(bookings.of(learner.id())).hasSize(1);
    }

    @Test
    void anEditionThatBeganIsNeitherBookedNorCancelled() {
        EditionCode begun = given(businessDay.today().minusDays(1), null);
        EditionCode today = given(businessDay.today(), null);
        Learner learner = learners.aRegistrant();
        Booking booking = booked(book(today, learner));

        assertThatThrownBy(() -> book(begun, learner)).isInstanceOf(EditionBegun.class);
        assertThatThrownBy(() -> bookings.cancel(booking.id(), JOB)).isInstanceOf(EditionBegun.class);
    }

    @Test
    void anotherProvidersEditionIsUnknown() {
        EditionCode edition = comingEdition(5);

        assertThatThrownBy(() -> bookings.book(edition, List.of(), learners.aProvider(), JOB))
                .isInstanceOf(EditionNotFound.class);
    }

    @Test
    void aSeatAndAPlanAreForeseenAndNeverCredited() {
        Learner learner = learners.aRegistrant();
        LocalDate day = businessDay.today().plusDays(30);
        EditionCode edition = given(day, null);
        book(edition, learner);
        plans.plan(learner.id(), aPlan(day.plusDays(1)));

        Map<RegistrantId, List<PlannedActivity>> planned =
                bookings.planned(List.of(learner.id(), learners.somebody().id()), REGISTER, businessDay.today());

        assertThat(planned).containsOnlyKeys(learner.id());
        assertThat(planned.get(learner.id()))
                .extracting(PlannedActivity::completedOn, PlannedActivity::category, PlannedActivity::points)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(day, "training", Hundredths.ofWhole(4)),
                        org.assertj.core.groups.Tuple.tuple(day.plusDays(1), "reflection", Hundredths.ofWhole(2)));
        assertThat(points.ledger(learner.id(), REGISTER)).isEmpty();
    }

    @Test
    void whatWasDroppedCancelledOrAttendedIsNoLongerForeseen() {
        Learner learner = learners.aRegistrant();
        LocalDate today = businessDay.today();
        Booking cancelled = booked(book(given(today.plusDays(3), null), learner));
        bookings.cancel(cancelled.id(), JOB);
        OwnPlan plan = plans.plan(learner.id(), aPlan(today));
        plans.drop(plan.id(), plan.version());
        EditionCode attended = given(today, null);
        book(attended, learner);
        courses.record(
                List.of(new AttendanceRow(attended.value(), learner.number().value(), null)), null, JOB);

        assertThat(bookings.planned(List.of(learner.id()), REGISTER, today)).isEmpty();
    }

    @Test
    void allFaultsOfAPlanAreTold() {
        NewPlan wrong = new NewPlan(
                new RegisterId("krsd-demo"),
                " ",
                LocalDate.of(2001, 1, 1),
                "gardening",
                "course",
                null,
                "rumour",
                null,
                null);

        assertThatThrownBy(() -> plans.plan(learners.aRegistrant().id(), wrong))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactlyInAnyOrder(
                                        "/title", "/completedOn", "/category", "/knowledgeSource", "/points"));
    }

    @Test
    void oneOfSixteenWhoChangeAPlanAtOnceWins() {
        OwnPlan plan = plans.plan(learners.aRegistrant().id(), aPlan(businessDay.today()));

        List<String> endings = Together.all(16, i -> {
            try {
                plans.change(
                        plan.id(), plan.version(), aPlan(businessDay.today().plusDays(i)));
                return "changed";
            } catch (PlanChangedMeanwhile refused) {
                return refused.problem();
            }
        });

        assertThat(endings).filteredOn("changed"::equals).hasSize(1);
        assertThat(endings).filteredOn("plan-changed-meanwhile"::equals).hasSize(15);
    }

    private static NewPlan aPlan(LocalDate day) {
        return new NewPlan(
                REGISTER, "Leren van elkaar", day, "reflection", "report", null, null, Hundredths.ofWhole(2), null);
    }

    private BookingOutcome book(EditionCode edition, Learner learner) {
        return bookings.book(edition, List.of(learner.number().value()), null, JOB)
                .getFirst();
    }

    private static Booking booked(BookingOutcome outcome) {
        return ((Booked) outcome).booking();
    }

    private EditionCode comingEdition(Integer seats) {
        return given(businessDay.today().plusDays(14), seats);
    }

    private EditionCode given(LocalDate day, Integer seats) {
        return learners.given(courses, learners.aCourse(learners.aProvider(), 4), day, 1, seats);
    }

    private void queues(EditionCode edition) {
        jdbc.sql("update edition set waiting_list = true where code = :code")
                .param("code", edition.value())
                .update();
    }
}
