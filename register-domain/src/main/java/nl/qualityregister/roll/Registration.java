package nl.qualityregister.roll;

import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;

/** What entries and statuses are about: a registrant, in a register, for an occupation. */
public record Registration(RegistrantId registrant, RegisterId register, OccupationCode occupation) {}
