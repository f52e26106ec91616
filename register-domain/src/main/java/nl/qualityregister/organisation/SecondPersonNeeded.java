package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** One person was about to do alone what takes two. */
public final class SecondPersonNeeded extends Refusal {
    private static final long serialVersionUID = 1L;

    SecondPersonNeeded(JointAct act) {
        super(Map.of("act", act.code()));
    }
}
