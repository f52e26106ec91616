package nl.qualityregister.decision;

import java.util.List;
import nl.qualityregister.cycle.CycleId;

/** Cycles that have another last day, one chunk of an extension or of its reversal, in the transaction that did it. */
public record CyclesExtended(Extension extension, List<CycleId> cycles) {
    public CyclesExtended {
        cycles = List.copyOf(cycles);
    }
}
