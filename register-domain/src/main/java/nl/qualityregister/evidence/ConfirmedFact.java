package nl.qualityregister.evidence;

import java.time.LocalDate;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;

/**
 * A confirmation that stands, as a norm looks at it; always by somebody else than the registrant.
 *
 * @param on the day that is confirmed
 * @param by what the third party is to the registrant: {@code line-manager}; {@code other-registrant} only for one who was registered here
 *     on the day of the answer
 * @param credential whether the third party was registered here, by a number that was checked
 */
public record ConfirmedFact(
        ConfirmationId id,
        RegistrantId registrant,
        RegisterId register,
        String kind,
        LocalDate on,
        String by,
        boolean credential) {}
