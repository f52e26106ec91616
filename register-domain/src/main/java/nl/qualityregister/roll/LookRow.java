package nl.qualityregister.roll;

import java.util.Optional;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;

/**
 * What a look at a number finds.
 *
 * @param hidden now, for safety
 * @param measured whether anything was ever imposed
 */
record LookRow(
        RegistrationNumber number,
        RegistrantId registrant,
        boolean hidden,
        boolean measured,
        Optional<Standing> standing) {}
