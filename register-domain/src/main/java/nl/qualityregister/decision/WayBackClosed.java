package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The norm's term for coming back the short way is over, or it has none. */
public final class WayBackClosed extends Refusal {
    private static final long serialVersionUID = 1L;

    WayBackClosed(WayBack way) {
        super(Map.of("id", way.cycle().toString(), "until", way.openUntil().toString()));
    }
}
