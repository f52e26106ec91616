package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.problem.ProblemBody.FaultBody;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.course.Booking;
import nl.qualityregister.course.BookingId;
import nl.qualityregister.course.BookingOutcome;
import nl.qualityregister.course.Bookings;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Language;
import nl.qualityregister.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Seats on editions: a professional's own, or those a provider books for who asked it. */
@RestController
class BookingOperations {
    private final Bookings bookings;
    private final Reach reach;
    private final Problems problems;

    BookingOperations(Bookings bookings, Reach reach, Problems problems) {
        this.bookings = bookings;
        this.reach = reach;
        this.problems = problems;
    }

    @PostMapping("/v1/editions/{editionCode}/bookings")
    BookingResults bookSeats(
            @PathVariable String editionCode,
            @RequestBody NewBookings asked,
            Caller caller,
            HttpServletRequest request) {
        Language language = ReadersLanguage.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        EditionCode edition = new EditionCode(editionCode);
        List<BookingOutcome> outcomes = asked.registrationNumbers() == null
                ? bookings.book(edition, List.of(own(caller)), null, caller.actor())
                : bookings.book(
                        edition,
                        asked.registrationNumbers(),
                        reach.organisation(caller, Role.PROVIDER),
                        caller.actor());
        return new BookingResults(
                outcomes.stream().map(outcome -> result(outcome, language)).toList());
    }

    /** A provider names whom it books for. */
    private String own(Caller caller) {
        if (!caller.is(Role.PROFESSIONAL)) {
            throw new InputRefused(List.of(Fault.at("/registrationNumbers", "required")));
        }
        return reach.self(caller).number().value();
    }

    @GetMapping("/v1/editions/{editionCode}/bookings")
    BookingList listBookings(@PathVariable String editionCode, Caller caller) {
        return BookingList.of(bookings.of(new EditionCode(editionCode), reach.organisation(caller, Role.PROVIDER)));
    }

    @GetMapping("/v1/own-bookings")
    BookingList listOwnBookings(Caller caller) {
        return BookingList.of(bookings.of(reach.self(caller).id()));
    }

    @PostMapping("/v1/bookings/{bookingId}/cancellations")
    ResponseEntity<BookingView> cancelBooking(@PathVariable String bookingId, Caller caller) {
        BookingId id = new BookingId(Words.id(bookingId));
        if (!mayCancel(id, caller)) {
            throw new NotFound();
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(BookingView.of(bookings.cancel(id, caller.actor())));
    }

    private boolean mayCancel(BookingId id, Caller caller) {
        boolean own = caller.is(Role.PROFESSIONAL)
                && bookings.find(id)
                        .filter(booking ->
                                booking.registrant().equals(reach.self(caller).id()))
                        .isPresent();
        return own || (caller.is(Role.PROVIDER) && bookings.provider(id).equals(caller.actsFor(Role.PROVIDER)));
    }

    private BookingResult result(BookingOutcome outcome, Language language) {
        return switch (outcome) {
            case BookingOutcome.Booked booked -> new BookingResult("booked", BookingView.of(booked.booking()), null);
            case BookingOutcome.AlreadyBooked known ->
                new BookingResult("already-booked", BookingView.of(known.booking()), null);
            case BookingOutcome.Rejected rejected ->
                new BookingResult("rejected", null, problems.worded(rejected.faults(), language));
        };
    }

    record NewBookings(@Nullable List<String> registrationNumbers) {}

    record BookingResults(List<BookingResult> results) {}

    record BookingResult(
            String result,
            @Nullable BookingView booking,
            @Nullable List<FaultBody> faults) {}

    record BookingList(List<BookingView> items) {
        static BookingList of(List<Booking> bookings) {
            return new BookingList(bookings.stream().map(BookingView::of).toList());
        }
    }

    record BookingView(
            UUID id,
            String edition,
            String course,
            String title,
            LocalDate startsOn,
            LocalDate endsOn,
            String registrationNumber,
            String state,
            Instant bookedAt) {
        static BookingView of(Booking booking) {
            return new BookingView(
                    booking.id().value(),
                    booking.edition().value(),
                    booking.course().value(),
                    booking.title(),
                    booking.startsOn(),
                    booking.endsOn(),
                    booking.number().value(),
                    Words.of(booking.state()),
                    booking.bookedAt());
        }
    }
}
