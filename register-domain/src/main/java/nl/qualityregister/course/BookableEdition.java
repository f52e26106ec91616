package nl.qualityregister.course;

import java.time.LocalDate;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * An edition as bookings are judged by it.
 *
 * @param waitingList whether it keeps a queue when it is full
 */
record BookableEdition(
        EditionCode code,
        OrganisationId provider,
        LocalDate startsOn,
        @Nullable Integer seats,
        boolean waitingList) {}
