package nl.qualityregister.evidence;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class EvidenceNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    EvidenceNotInThatState(EvidenceId id, EvidenceState state, Move move) {
        super(Map.of(
                "id",
                id.toString(),
                "state",
                state.name().toLowerCase(Locale.ROOT),
                "move",
                move.name().toLowerCase(Locale.ROOT)));
    }
}
