package nl.qualityregister.notification;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** More changes than a webhook is told again at once. */
public final class ReplayTooLong extends Refusal {
    private static final long serialVersionUID = 1L;

    ReplayTooLong(int most) {
        super(Map.of("most", Integer.toString(most)));
    }
}
