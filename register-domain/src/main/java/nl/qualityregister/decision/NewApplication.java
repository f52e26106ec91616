package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * A person asks to be registered (aanvraag).
 *
 * @param qualification in the applicant's own words; may be absent where there are {@code qualifications}
 * @param vogIssuedOn the day of the certificate of conduct
 * @param files what proves it
 * @param declaration that everything was filled in truthfully
 */
public record NewApplication(
        RegisterId register,
        Set<OccupationCode> occupations,
        PersonName name,
        LocalDate birthDate,
        String email,
        String language,
        List<Work> employments,
        @Nullable String qualification,
        List<Qualification> qualifications,
        @Nullable LocalDate vogIssuedOn,
        List<FileId> files,
        boolean declaration) {
    /** What a caller left out is told with all the other faults, not by this. */
    public NewApplication {
        occupations = occupations == null ? Set.of() : Set.copyOf(occupations);
        employments = employments == null ? List.of() : List.copyOf(employments);
        qualifications = qualifications == null ? List.of() : List.copyOf(qualifications);
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** The same, for those occupations only. */
    NewApplication only(Set<OccupationCode> some) {
        return new NewApplication(
                register,
                some,
                name,
                birthDate,
                email,
                language,
                employments,
                qualification,
                qualifications,
                vogIssuedOn,
                files,
                declaration);
    }
}
