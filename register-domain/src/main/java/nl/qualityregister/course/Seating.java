package nl.qualityregister.course;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.qualityregister.house.Fault;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;

/** Gives places on one edition in the order asked; it remembers whom it placed. */
final class Seating {
    /** What became of one who asked; a new place gets its booking when it is stored. */
    sealed interface Place {
        BookingOutcome outcome(Map<RegistrantId, Booking> made);

        record New(RegistrantId registrant) implements Place {
            @Override
            public BookingOutcome outcome(Map<RegistrantId, Booking> made) {
                return new BookingOutcome.Booked(Objects.requireNonNull(made.get(registrant)));
            }
        }

        /** Had one before, or from earlier in the same list. */
        record Same(RegistrantId registrant, Optional<Booking> booking) implements Place {
            @Override
            public BookingOutcome outcome(Map<RegistrantId, Booking> made) {
                return new BookingOutcome.AlreadyBooked(
                        booking.orElseGet(() -> Objects.requireNonNull(made.get(registrant))));
            }
        }

        record None(Fault fault) implements Place {
            @Override
            public BookingOutcome outcome(Map<RegistrantId, Booking> made) {
                return new BookingOutcome.Rejected(List.of(fault));
            }
        }
    }

    /** Who gets which place. */
    record Newcomer(EditionCode edition, RegistrantId registrant, BookingState state) {}

    private final BookableEdition edition;
    private final Map<RegistrationNumber, RegistrantId> people;
    private final Map<RegistrantId, Booking> booked = new HashMap<>();
    private final Map<RegistrantId, Newcomer> newcomers = new LinkedHashMap<>();
    private long seated;

    /** @param standing the bookings not cancelled */
    Seating(BookableEdition edition, Map<RegistrationNumber, RegistrantId> people, List<Booking> standing) {
        this.edition = edition;
        this.people = people;
        standing.forEach(booking -> booked.put(booking.registrant(), booking));
        this.seated = standing.stream()
                .filter(one -> one.state() == BookingState.SEATED)
                .count();
    }

    Place place(String written) {
        Optional<RegistrationNumber> number = RegistrationNumber.read(written);
        if (number.isEmpty()) {
            return new Place.None(Fault.at("/registrationNumber", "malformed-number"));
        }
        RegistrantId registrant = people.get(number.get());
        if (registrant == null) {
            return new Place.None(Fault.at("/registrationNumber", "unknown-number"));
        }
        if (booked.containsKey(registrant) || newcomers.containsKey(registrant)) {
            return new Place.Same(registrant, Optional.ofNullable(booked.get(registrant)));
        }
        return seat(registrant);
    }

    private Place seat(RegistrantId registrant) {
        Integer seats = edition.seats();
        boolean free = seats == null || seated < seats;
        if (!free && !edition.waitingList()) {
            return new Place.None(Fault.at("/edition", "edition-full", "seats", Objects.requireNonNull(seats)));
        }
        if (free) {
            seated++;
        }
        newcomers.put(
                registrant,
                new Newcomer(edition.code(), registrant, free ? BookingState.SEATED : BookingState.WAITING));
        return new Place.New(registrant);
    }

    List<Newcomer> newcomers() {
        return List.copyOf(newcomers.values());
    }
}
