package nl.qualityregister.course;

import java.time.Instant;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;

/**
 * A lesson as its writer sees it, and as the editor does; whose it is, is told to neither the editor nor a reader.
 *
 * @param theme a code, {@code first-conversation}
 * @param text absent once withdrawn
 * @param remark of the editor, when it was returned
 */
public record Lesson(
        LessonId id,
        RegisterId register,
        String theme,
        LessonState state,
        @Nullable String text,
        @Nullable String remark,
        long version,
        Instant changedAt) {}
