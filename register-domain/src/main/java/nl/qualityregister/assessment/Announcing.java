package nl.qualityregister.assessment;

import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceSubmitted;
import nl.qualityregister.evidence.EvidenceWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What waits for judgement lies on the desk, and what was taken back no longer does. */
@Component
class Announcing {
    private final DeskItems items;

    Announcing(DeskItems items) {
        this.items = items;
    }

    @EventListener
    void announce(EvidenceSubmitted event) {
        items.announce(event.evidence());
    }

    @EventListener
    void recall(EvidenceWithdrawn event) {
        items.recall(event.evidence().stream().map(Evidence::id).toList());
    }
}
