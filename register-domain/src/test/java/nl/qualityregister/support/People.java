package nl.qualityregister.support;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.trail.Actor;

/** People for tests; nobody real. Each test makes its own. */
public final class People {
    public static final Actor OFFICE = Actor.job("test");

    private static final AtomicLong SERIAL = new AtomicLong(10_000_000);

    private People() {}

    public static NewRegistrant aRegistrant() {
        return new NewRegistrant(
                null,
                new PersonName("J.M.", "Jet", "van der", "Aardenburg"),
                LocalDate.of(1984, 2, 29),
                "jet@example.org",
                "nl",
                null,
                List.of());
    }

    public static List<NewRegistrant> registrants(int count) {
        return IntStream.range(0, count).mapToObj(i -> aRegistrant()).toList();
    }

    public static NewRegistrant numbered(RegistrationNumber number) {
        NewRegistrant person = aRegistrant();
        return new NewRegistrant(
                number, person.name(), person.birthDate(), person.email(), person.language(), null, List.of());
    }

    /** One that no other test of this run has, and that is never drawn. */
    public static RegistrationNumber aNumber() {
        return RegistrationNumber.ofSerial(SERIAL.getAndIncrement());
    }
}
