package nl.qualityregister.assessment;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the desk found of an item.
 *
 * @param reason a code of the list, required unless accepted
 * @param answerBy until when it can be mended, when asked back
 * @param terms what the owner needs besides, by the kind of the item: points, category, conditions …
 */
public record Finding(
        Conclusion conclusion,
        @Nullable String reason,
        @Nullable String remark,
        @Nullable LocalDate answerBy,
        Map<String, Object> terms) {
    public Finding {
        terms = Map.copyOf(terms);
    }
}
