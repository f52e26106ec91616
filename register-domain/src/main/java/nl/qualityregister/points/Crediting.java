package nl.qualityregister.points;

import java.util.ArrayList;
import java.util.List;
import nl.qualityregister.course.AttendanceRecorded;
import nl.qualityregister.course.AttendanceVoided;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceAccepted;
import nl.qualityregister.evidence.EvidenceWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happened elsewhere becomes entries of the ledger, in the same transaction. */
@Component
class Crediting {
    private final Points points;

    Crediting(Points points) {
        this.points = points;
    }

    @EventListener
    void credit(AttendanceRecorded event) {
        points.credit(event.attended().stream().map(NewCredit::of).toList(), event.by());
    }

    /** What was voided and never credited, since the accreditation did not concern the registrant, is left out. */
    @EventListener
    void reverse(AttendanceVoided event) {
        List<Ledger.Origin> origins = event.voided().stream()
                .map(voided -> new Ledger.Origin(
                        voided.registrant(),
                        voided.register(),
                        new CreditSource(CreditSource.ATTENDANCE, voided.key())))
                .toList();
        points.reverseWhatStands(origins, event.reason(), event.by());
    }

    /** Practice, interruptions and documents are judged as they are; the ledger holds activities. */
    @EventListener
    void credit(EvidenceAccepted event) {
        List<NewCredit> facts = new ArrayList<>();
        for (Evidence evidence : event.evidence()) {
            if (evidence.claim() instanceof Claim.OfActivity activity) {
                facts.add(NewCredit.of(evidence.registrant(), evidence.register(), evidence.id(), activity));
            }
        }
        points.credit(facts, event.by());
    }

    @EventListener
    void reverse(EvidenceWithdrawn event) {
        List<Ledger.Origin> origins = event.evidence().stream()
                .map(evidence ->
                        new Ledger.Origin(evidence.registrant(), evidence.register(), CreditSource.of(evidence.id())))
                .toList();
        points.reverseWhatStands(origins, "evidence-withdrawn", event.by());
    }
}
