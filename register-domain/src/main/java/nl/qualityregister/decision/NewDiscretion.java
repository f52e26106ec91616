package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception as it is proposed.
 *
 * @param rules of the norm that are not met and are set aside
 * @param precedent what of it others can learn from, in words that point to nobody; absent when nothing is to be shown
 * @param expiresOn the last day on which it can be used
 */
public record NewDiscretion(
        List<String> rules,
        DiscretionCode code,
        String reason,
        @Nullable String precedent,
        LocalDate expiresOn) {
    public NewDiscretion {
        rules = rules.stream().distinct().sorted().toList();
    }
}
