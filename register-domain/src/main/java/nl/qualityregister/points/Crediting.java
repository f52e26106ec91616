package nl.qualityregister.points;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.qualityregister.course.AttendanceRecorded;
import nl.qualityregister.course.Attended;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceAccepted;
import nl.qualityregister.evidence.EvidenceWithdrawn;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happened elsewhere becomes entries of the ledger, in the same transaction. */
@Component
class Crediting {
    private final Points points;

    /** A norm takes two facts with one {@code editionRef} for the same event entered twice. */
    private record Event(RegistrantId registrant, RegisterId register, EditionCode edition) {}

    Crediting(Points points) {
        this.points = points;
    }

    @EventListener
    void credit(AttendanceRecorded event) {
        Set<Event> seen = new HashSet<>();
        List<NewCredit> facts = new ArrayList<>();
        for (Attended attended : event.attended()) {
            boolean first = seen.add(new Event(attended.registrant(), attended.register(), attended.edition()));
            facts.add(fact(attended, first ? attended.edition().value() : key(attended)));
        }
        points.credit(facts, event.by());
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
     * An edition accredited in two categories of one register is two parts of one event: the first bears the edition's own code, so that
     * a claim of the same edition by the professional is found to be the same event; the others bear their category too.
     */
    private static NewCredit fact(Attended attended, String editionRef) {
        return new NewCredit(
                attended.registrant(),
                attended.register(),
                new CreditSource(CreditSource.ATTENDANCE, key(attended)),
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
                        "editionRef", editionRef,
                        "courseCode", attended.course().value(),
                        "title", attended.title()));
    }

    private static String key(Attended attended) {
        return attended.edition() + ":" + attended.category();
    }
}
