package nl.qualityregister.certificate;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;

/**
 * Somebody who should have a certificate for a cycle.
 *
 * @param occupations those of the cycle that stand registered on the day, by code
 * @param validUntil the last day of the cycle, inclusive
 */
record Entitled(
        CycleId cycle,
        RegistrantId registrant,
        RegistrationNumber number,
        PersonName name,
        RegisterId register,
        int renewal,
        List<OccupationCode> occupations,
        LocalDate validFrom,
        LocalDate validUntil) {}
