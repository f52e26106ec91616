package nl.qualityregister.privacy;

import java.util.List;
import nl.qualityregister.file.FileId;
import org.jspecify.annotations.Nullable;

/** See {@link RectificationRequest}. */
public record NewRectification(
        RectificationSubject about,
        @Nullable Long entryIndex,
        String says,
        String shouldSay,
        String reason,
        List<FileId> files) {
    public NewRectification {
        files = List.copyOf(files);
    }
}
