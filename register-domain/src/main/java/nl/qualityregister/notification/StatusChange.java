package nl.qualityregister.notification;

import java.time.Instant;
import java.time.LocalDate;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Status;
import org.jspecify.annotations.Nullable;

/** What the register entered, as it is told. */
public record StatusChange(
        long index,
        RegistrationNumber number,
        Registration registration,
        EntryKind kind,
        Status status,
        LocalDate trueFrom,
        @Nullable LocalDate trueUntil,
        @Nullable LocalDate validUntil,
        Instant recordedAt) {}
