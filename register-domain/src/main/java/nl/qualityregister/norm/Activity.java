package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something done that may count: a course, a session, a piece of reflection.
 *
 * @param id how the dossier knows it
 * @param place its place in the dossier, which decides between two activities of one day; unique within the facts
 * @param completedOn the day on which it counts as a whole, wherever it began
 * @param points what accreditation or assessment fixed; absent where the norm turns hours or something else into points
 * @param hours net hours, without breaks and travel
 */
public record Activity(
        String id,
        int place,
        String type,
        String category,
        @Nullable String topic,
        LocalDate completedOn,
        @Nullable Hundredths points,
        @Nullable Hundredths hours,
        Map<String, AttributeValue> attributes) {

    public Activity {
        attributes = AttributeMap.copyOf(attributes);
    }
}
