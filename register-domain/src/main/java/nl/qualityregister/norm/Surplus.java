package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a period leaves to those after it: points that may be carried over, or a debt.
 *
 * @param category under which a later period finds it among what is carried in; a debt begins with {@code shortage}
 * @param points how much on these facts; nothing is left when it is zero or less
 */
record Surplus(String category, @Nullable String topic, Amount points) {

    static List<Carried> of(List<Surplus> plans, Evaluation evaluation) {
        LocalDate end = Calendars.date(evaluation.originalEnd);
        List<Carried> left = new ArrayList<>();
        for (Surplus plan : plans) {
            long points = plan.points.orZero(evaluation, 0).hundredthsDown();
            if (points > 0) {
                left.add(new Carried(plan.category, plan.topic, new Hundredths(points), end));
            }
        }
        return left;
    }
}
