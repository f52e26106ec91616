package nl.qualityregister.course;

import java.time.LocalDate;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * A decision of an accrediting body per course, register and category.
 *
 * @param validUntil the last day, inclusive
 * @param body that decided; absent when the register did itself
 */
public record NewAccreditation(
        RegisterId register,
        String category,
        Hundredths points,
        LocalDate validFrom,
        LocalDate validUntil,
        @Nullable OrganisationId body) {}
