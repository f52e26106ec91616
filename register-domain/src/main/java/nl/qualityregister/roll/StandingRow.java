package nl.qualityregister.roll;

import java.time.Instant;
import java.time.LocalDate;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * One row of the standing in two times.
 *
 * @param id absent while not stored
 * @param knownUntil the moment at which something else became known; absent while it is what is known
 */
record StandingRow(
        @Nullable Long id,
        Registration registration,
        Stretch stretch,
        Instant knownFrom,
        @Nullable Instant knownUntil) {

    StandingRow knownUntil(Instant moment) {
        return new StandingRow(id, registration, stretch, knownFrom, moment);
    }

    /** @param moment absent for what is known now */
    boolean wasKnownAt(@Nullable Instant moment) {
        return moment == null
                ? knownUntil == null
                : !moment.isBefore(knownFrom) && (knownUntil == null || moment.isBefore(knownUntil));
    }

    boolean holdsOn(LocalDate day) {
        return stretch.segment().days().overlaps(new Days(day, day.plusDays(1)));
    }

    Standing standing(RegistrationNumber number) {
        return new Standing(
                number,
                registration,
                stretch.segment().status(),
                stretch.registeredSince(),
                stretch.since(),
                stretch.until(),
                stretch.segment().validUntil());
    }

    /** The same row, wherever it is stored. */
    StandingRow anonymous() {
        return new StandingRow(null, registration, stretch, knownFrom, knownUntil);
    }
}
