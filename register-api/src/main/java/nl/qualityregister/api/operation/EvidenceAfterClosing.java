package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** It happened in a cycle that has been decided. */
final class EvidenceAfterClosing extends Refusal {
    private static final long serialVersionUID = 1L;

    EvidenceAfterClosing(LocalDate day, LocalDate firstDay, LocalDate lastDay) {
        super(Map.of("day", day.toString(), "from", firstDay.toString(), "until", lastDay.toString()));
    }
}
