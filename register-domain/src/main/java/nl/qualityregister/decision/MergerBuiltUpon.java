package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What the merger carried to the survivor has been decided on, changed, or merged further since: that has to be undone first. */
public final class MergerBuiltUpon extends Refusal {
    private static final long serialVersionUID = 1L;

    MergerBuiltUpon(MergerId id) {
        super(Map.of("id", id.toString()));
    }
}
