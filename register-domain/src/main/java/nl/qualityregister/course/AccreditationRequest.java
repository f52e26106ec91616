package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * One course version for one register, as the desk needs to know it.
 *
 * @param version of the course, from 1
 * @param body that judges
 * @param dueOn the day by which the body has promised to answer
 */
public record AccreditationRequest(
        AccreditationRequestId id,
        CourseCode course,
        int version,
        RegisterId register,
        OrganisationId provider,
        @Nullable OrganisationId body,
        List<FileId> files,
        LocalDate dueOn) {
    public AccreditationRequest {
        files = List.copyOf(files);
    }
}
