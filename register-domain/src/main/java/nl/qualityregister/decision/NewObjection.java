package nl.qualityregister.decision;

import java.util.List;
import nl.qualityregister.file.FileId;
import org.jspecify.annotations.Nullable;

/**
 * @param against the decision: {@code application:<id>}, {@code cycle:<id>} for the decision on its renewal, {@code evidence:<id>},
 *     {@code accreditation:<id>} for the application of a provider
 * @param grounds why, in the objector's words
 * @param excuse why it comes after the term, where it does
 */
public record NewObjection(
        String against,
        ObjectionGround ground,
        String grounds,
        List<FileId> files,
        @Nullable String excuse) {
    public NewObjection {
        files = List.copyOf(files);
    }
}
