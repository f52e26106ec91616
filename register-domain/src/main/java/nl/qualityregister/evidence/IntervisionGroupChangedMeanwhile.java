package nl.qualityregister.evidence;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class IntervisionGroupChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    IntervisionGroupChangedMeanwhile(IntervisionGroupId id, long seen, long standing) {
        super(Map.of("id", id.toString(), "seen", Long.toString(seen), "standing", Long.toString(standing)));
    }
}
