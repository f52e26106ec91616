package nl.qualityregister.norm;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Both revisions are told: the one the caller saw and the one that stands. */
public final class DraftChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    DraftChangedMeanwhile(DraftId id, long seen, int standing) {
        super(Map.of("id", id.toString(), "seen", Long.toString(seen), "standing", Integer.toString(standing)));
    }
}
