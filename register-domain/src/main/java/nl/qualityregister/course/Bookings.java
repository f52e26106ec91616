package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of booked seats. */
@Service
@Transactional
public class Bookings {
    private final BookingRows rows;
    private final PlanRows plans;
    private final BusinessDay businessDay;
    private final ApplicationEventPublisher events;

    Bookings(BookingRows rows, PlanRows plans, BusinessDay businessDay, ApplicationEventPublisher events) {
        this.rows = rows;
        this.plans = plans;
        this.businessDay = businessDay;
        this.events = events;
    }

    /**
     * Books a seat for each, in the order given: seated while there are seats, then waiting where the edition keeps a queue, then refused.
     * All bookings of an edition pass one lock, so that the last seat goes to one. Refuses with {@link EditionNotFound}, also when the
     * edition is not of the provider named, and with {@link EditionBegun}.
     *
     * @param numbers as written; read forgivingly
     */
    public List<BookingOutcome> book(
            EditionCode edition, List<String> numbers, @Nullable OrganisationId provider, Actor by) {
        BookableEdition bookable = rows.lock(edition)
                .filter(found -> provider == null || found.provider().equals(provider))
                .orElseThrow(() -> new EditionNotFound(edition));
        if (bookable.startsOn().isBefore(businessDay.today())) {
            throw new EditionBegun(edition, bookable.startsOn());
        }
        Seating seating = new Seating(bookable, rows.asked(edition, numbers), rows.standing(edition));
        List<Seating.Place> places = numbers.stream().map(seating::place).toList();
        Map<RegistrantId, Booking> made = rows.add(seating.newcomers(), by);
        return places.stream().map(place -> place.outcome(made)).toList();
    }

    /**
     * Gives a seat or a place in the queue back; the first in the queue moves up, which {@link BookingsMoved} tells. Cancelled already:
     * nothing happens. Refuses with {@link BookingNotFound} and, from the edition's first day on, with {@link EditionBegun}.
     */
    public Booking cancel(BookingId id, Actor by) {
        Booking seen = rows.find(id).orElseThrow(() -> new BookingNotFound(id));
        BookableEdition edition = rows.lock(seen.edition()).orElseThrow();
        Booking standing = rows.find(id).orElseThrow();
        if (standing.state() == BookingState.CANCELLED) {
            return standing;
        }
        if (!businessDay.today().isBefore(edition.startsOn())) {
            throw new EditionBegun(edition.code(), edition.startsOn());
        }
        rows.move(List.of(id), BookingState.CANCELLED, by);
        List<BookingId> moved = new ArrayList<>(List.of(id));
        moved.addAll(moveUp(edition, by));
        List<Booking> told = rows.find(moved);
        events.publishEvent(new BookingsMoved(told, by));
        return told.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private List<BookingId> moveUp(BookableEdition edition, Actor by) {
        List<Booking> standing = rows.standing(edition.code());
        Integer seats = edition.seats();
        long seated = standing.stream()
                .filter(one -> one.state() == BookingState.SEATED)
                .count();
        List<BookingId> first = standing.stream()
                .filter(one -> one.state() == BookingState.WAITING)
                .map(Booking::id)
                .limit(seats == null ? Long.MAX_VALUE : Math.max(0, seats - seated))
                .toList();
        rows.move(first, BookingState.SEATED, by);
        return first;
    }

    @Transactional(readOnly = true)
    public Optional<Booking> find(BookingId id) {
        return rows.find(id);
    }

    /** Whose edition the booking is of. */
    @Transactional(readOnly = true)
    public Optional<OrganisationId> provider(BookingId id) {
        return rows.provider(id);
    }

    /** Her bookings that were not cancelled, by day. */
    @Transactional(readOnly = true)
    public List<Booking> of(RegistrantId registrant) {
        return rows.of(registrant);
    }

    /** Who has a seat or waits, in the order booked. Refuses with {@link EditionNotFound}, also when it is another provider's. */
    @Transactional(readOnly = true)
    public List<Booking> of(EditionCode edition, OrganisationId provider) {
        return rows.edition(edition)
                .filter(found -> found.provider().equals(provider))
                .map(found -> rows.standing(found.code()))
                .orElseThrow(() -> new EditionNotFound(edition));
    }

    /**
     * What each of them has booked or planned for the register and not completed before the day, by day; who has nothing is left out. A
     * seat counts once per category in which the course is accredited on the edition's last day, and no longer when attendance has been
     * reported; a place in a queue does not count.
     */
    @Transactional(readOnly = true)
    public Map<RegistrantId, List<PlannedActivity>> planned(
            Collection<RegistrantId> registrants, RegisterId register, LocalDate from) {
        return plans.planned(registrants, register, from);
    }
}
