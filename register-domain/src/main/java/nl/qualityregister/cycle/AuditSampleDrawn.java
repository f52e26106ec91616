package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.List;

/** Cycles that were drawn for an audit, in the transaction that drew them. */
public record AuditSampleDrawn(AuditDraw draw, List<Drawn> cycles) {
    public AuditSampleDrawn {
        cycles = List.copyOf(cycles);
    }

    /** @param respondBy the last day on which the person completes the dossier */
    public record Drawn(Cycle cycle, LocalDate respondBy) {}
}
