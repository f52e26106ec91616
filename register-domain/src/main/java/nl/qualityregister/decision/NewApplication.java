package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Employment;
import nl.qualityregister.registrant.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * A person asks to be registered (aanvraag).
 *
 * @param declaration that everything was filled in truthfully
 */
public record NewApplication(
        RegisterId register,
        Set<OccupationCode> occupations,
        PersonName name,
        LocalDate birthDate,
        String email,
        String language,
        List<Employment> employments,
        String qualification,
        @Nullable LocalDate vogIssuedOn,
        boolean declaration) {
    /** What a caller left out is told with all the other faults, not by this. */
    public NewApplication {
        occupations = occupations == null ? Set.of() : Set.copyOf(occupations);
        employments = employments == null ? List.of() : List.copyOf(employments);
    }
}
