package nl.qualityregister.roll;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * Where a registration stands on a day, as known at a moment.
 *
 * @param since the first day of this status
 * @param until the first day on which it no longer holds, when that is known beforehand (a suspension with a term)
 * @param validUntil the last day before renewal is due, while registered
 * @param registeredSince the first day of the unbroken registration this is part of
 * @param measures those of the day that whoever asks may know of; empty where the register asks itself
 */
public record Standing(
        RegistrationNumber number,
        Registration registration,
        Status status,
        LocalDate registeredSince,
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable LocalDate validUntil,
        List<Measure> measures) {
    public Standing {
        measures = List.copyOf(measures);
    }

    /** Without a word about measures. */
    public Standing(
            RegistrationNumber number,
            Registration registration,
            Status status,
            LocalDate registeredSince,
            LocalDate since,
            @Nullable LocalDate until,
            @Nullable LocalDate validUntil) {
        this(number, registration, status, registeredSince, since, until, validUntil, List.of());
    }

    Standing with(List<Measure> shown) {
        return new Standing(number, registration, status, registeredSince, since, until, validUntil, shown);
    }

    /** Past the end of the cycle and not yet decided: still registered. */
    public boolean renewalPending(LocalDate day) {
        @Nullable LocalDate due = validUntil;
        return status == Status.REGISTERED && due != null && day.isAfter(due);
    }
}
