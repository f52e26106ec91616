package nl.qualityregister.norm;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Points brought in from an earlier period; a category that begins with {@code shortage} is a debt. */
public record Carried(String category, @Nullable String topic, Hundredths points, LocalDate earnedInPeriodEnding) {

    boolean isDebt() {
        return category.startsWith("shortage");
    }
}
