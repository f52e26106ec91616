package nl.qualityregister.course;

import java.time.LocalDate;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;

/**
 * An activity that a professional means to do; points, hours or both.
 *
 * @param completedOn the day on which it would be completed
 */
public record NewPlan(
        RegisterId register,
        String title,
        LocalDate completedOn,
        String category,
        String type,
        @Nullable String topic,
        @Nullable String knowledgeSource,
        @Nullable Hundredths points,
        @Nullable Hundredths hours) {}
