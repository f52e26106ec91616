package nl.qualityregister.evidence;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Nobody is written to more than once a day, nor more than so many times; and nobody has more than so many people written to. */
public final class ConfirmationAskedTooOften extends Refusal {
    private static final long serialVersionUID = 1L;

    ConfirmationAskedTooOften(int mostWaiting, int mostTimes) {
        super(Map.of("mostWaiting", Integer.toString(mostWaiting), "mostTimes", Integer.toString(mostTimes)));
    }
}
