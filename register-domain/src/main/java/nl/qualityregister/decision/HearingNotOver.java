package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The person can still give a view. */
public final class HearingNotOver extends Refusal {
    private static final long serialVersionUID = 1L;

    HearingNotOver(Intention intention) {
        super(Map.of(
                "id", intention.id().toString(), "until", intention.viewUntil().toString()));
    }
}
