package nl.qualityregister.course;

import java.time.LocalDate;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;

/**
 * A decision of an accrediting body per course, register and category.
 *
 * @param validUntil the last day, inclusive
 */
public record NewAccreditation(
        RegisterId register,
        String category,
        Hundredths points,
        LocalDate validFrom,
        LocalDate validUntil,
        OrganisationId body) {}
