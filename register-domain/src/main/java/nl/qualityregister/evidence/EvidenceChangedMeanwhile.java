package nl.qualityregister.evidence;

import java.util.Map;
import java.util.Optional;
import nl.qualityregister.house.Refusal;

/** Both versions are told: the one the caller saw and the one that stands. What he typed is kept aside. */
public final class EvidenceChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient Evidence standing;
    private final transient Optional<EvidenceVersion> yours;

    EvidenceChangedMeanwhile(Evidence standing, long seen, Optional<EvidenceVersion> yours) {
        super(Map.of(
                "id",
                standing.id().toString(),
                "seen",
                Long.toString(seen),
                "standing",
                Long.toString(standing.version())));
        this.standing = standing;
        this.yours = yours;
    }

    public Evidence standing() {
        return standing;
    }

    /** What was typed, as it was kept; empty when nothing was. */
    public Optional<EvidenceVersion> yours() {
        return yours;
    }
}
