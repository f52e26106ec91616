package nl.qualityregister.support;

import java.time.LocalDate;
import java.util.UUID;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Status;
import org.jspecify.annotations.Nullable;

/** Registrations and what is entered of them, for tests. */
public final class Registrations {
    private static final RegisterId REGISTER = new RegisterId("krsd-demo");

    private Registrations() {}

    public static Registration jobCoach(RegistrantId registrant) {
        return registration(registrant, "job-coach");
    }

    public static Registration debtCounsellor(RegistrantId registrant) {
        return registration(registrant, "debt-counsellor");
    }

    public static Registration registration(RegistrantId registrant, String occupation) {
        return new Registration(registrant, REGISTER, new OccupationCode(occupation));
    }

    public static NewEntry registered(Registration registration, LocalDate from, LocalDate validUntil) {
        return entry(registration, EntryKind.REGISTERED, Status.REGISTERED, from, null, validUntil);
    }

    public static NewEntry renewed(Registration registration, LocalDate from, LocalDate validUntil) {
        return entry(registration, EntryKind.RENEWED, Status.REGISTERED, from, null, validUntil);
    }

    public static NewEntry suspended(Registration registration, LocalDate from, LocalDate until) {
        return entry(registration, EntryKind.SUSPENDED, Status.SUSPENDED, from, until, null);
    }

    public static NewEntry lapsed(Registration registration, LocalDate from) {
        return entry(registration, EntryKind.LAPSED, Status.LAPSED, from, null, null);
    }

    public static NewEntry entry(
            Registration registration,
            EntryKind kind,
            Status status,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate validUntil) {
        return new NewEntry(
                registration, kind, status, from, until, validUntil, People.OFFICE, "decision:" + UUID.randomUUID());
    }
}
