package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * A version of a course.
 *
 * @param version from 1
 * @param hours net, without breaks
 * @param copiedFrom the course it began as a copy of
 * @param edit rises with each save
 */
public record CourseVersion(
        CourseCode course,
        int version,
        OrganisationId provider,
        VersionState state,
        CourseContent content,
        Hundredths hours,
        List<FileId> files,
        @Nullable CourseCode copiedFrom,
        long edit) {
    public CourseVersion {
        files = List.copyOf(files);
    }
}
