package nl.qualityregister.verification;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.roll.Registration;

/** Registrations whose renewal falls due soon, each told once to each employer who watches the person; in the running transaction. */
public record EndingsNear(List<Ending> endings) {
    public EndingsNear {
        endings = List.copyOf(endings);
    }

    /** @param validUntil the last day before renewal is due */
    public record Ending(OrganisationId watcher, Registration registration, LocalDate validUntil) {}
}
