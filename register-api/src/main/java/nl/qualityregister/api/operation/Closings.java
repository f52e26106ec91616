package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lays evidence beside the cycles of its registrant. A piece belongs to the cycle in which it happened, however late it is handed in,
 * until that cycle is decided; after that it could change nothing, and its owner is told so at once and not after an assessment.
 */
@Component
class Closings {
    private final Cycles cycles;

    Closings(Cycles cycles) {
        this.cycles = cycles;
    }

    /** Refuses with EvidenceAfterClosing. */
    void refuseWhatComesTooLate(Evidence evidence) {
        LocalDate day = lastDay(evidence.claim());
        if (day == null) {
            return;
        }
        List<Cycle> its =
                cycles.of(Set.of(evidence.registrant())).getOrDefault(evidence.registrant(), List.of()).stream()
                        .filter(cycle -> cycle.terms().register().equals(evidence.register()))
                        .filter(cycle -> !day.isBefore(cycle.terms().start())
                                && !day.isAfter(cycle.terms().end()))
                        .toList();
        boolean open = its.stream().anyMatch(cycle -> cycle.state() != CycleState.CLOSED);
        if (!open && !its.isEmpty()) {
            throw new EvidenceAfterClosing(
                    day, its.getFirst().terms().start(), its.getFirst().terms().end());
        }
    }

    /** The last day on which it can have counted; none of what goes on, nor of a document, which may outlast cycles. */
    private static @Nullable LocalDate lastDay(Claim claim) {
        return switch (claim) {
            case Claim.OfActivity activity -> activity.completedOn();
            case Claim.OfPractice practice -> practice.until();
            case Claim.OfInterruption interruption -> interruption.until();
            case Claim.OfDocument document -> null;
        };
    }
}
