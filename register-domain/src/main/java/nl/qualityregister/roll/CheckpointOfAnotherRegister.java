package nl.qualityregister.roll;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Another log, or somebody else, has signed it. */
public final class CheckpointOfAnotherRegister extends Refusal {
    private static final long serialVersionUID = 1L;

    CheckpointOfAnotherRegister(String theirs, String ours) {
        super(Map.of("origin", theirs, "ours", ours));
    }
}
