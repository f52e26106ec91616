package nl.qualityregister.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.qualityregister.course.AttendanceRecorded;
import nl.qualityregister.course.AttendanceVoided;
import nl.qualityregister.course.Attended;
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
        points.credit(event.attended().stream().map(Crediting::fact).toList(), event.by());
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

    /**
     * A norm takes two facts with one {@code editionRef} for the same event entered twice. What one edition gives in several categories or
     * parts is parts of one event: the first bears the edition's own code, so that a claim of the same edition by the professional is found
     * to be the same event; the others bear their own key.
     */
    private static NewCredit fact(Attended attended) {
        return new NewCredit(
                attended.registrant(),
                attended.register(),
                new CreditSource(CreditSource.ATTENDANCE, attended.key()),
                attended.completedOn(),
                attended.category(),
                attended.type(),
                attended.topic(),
                attended.points(),
                attended.hours(),
                Map.of(
                        "accredited", true,
                        "knowledgeSource", attended.knowledgeSource(),
                        "delivery", attended.delivery(),
                        "editionRef", attended.first() ? attended.edition().value() : attended.key(),
                        "courseCode", attended.course().value(),
                        "title", attended.title()));
    }
}
