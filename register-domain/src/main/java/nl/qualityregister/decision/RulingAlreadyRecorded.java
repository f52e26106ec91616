package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The same ruling of that body on the person was entered before. */
public final class RulingAlreadyRecorded extends Refusal {
    private static final long serialVersionUID = 1L;

    RulingAlreadyRecorded(String reference) {
        super(Map.of("reference", reference));
    }
}
