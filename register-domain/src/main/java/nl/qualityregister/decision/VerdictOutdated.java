package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** The dossier changed since the verdict; a new verdict was stored, to be looked at before deciding. */
public final class VerdictOutdated extends Refusal {
    private static final long serialVersionUID = 1L;

    VerdictOutdated(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
