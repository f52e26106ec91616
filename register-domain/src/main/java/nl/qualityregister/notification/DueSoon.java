package nl.qualityregister.notification;

import java.time.LocalDate;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Registration;

/**
 * That a registration falls due soon, as it is told to who watches the person.
 *
 * @param validUntil the last day before renewal is due
 */
public record DueSoon(RegistrationNumber number, Registration registration, LocalDate validUntil) {}
