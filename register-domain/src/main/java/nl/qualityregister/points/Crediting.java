package nl.qualityregister.points;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happened elsewhere becomes entries of the ledger, in the same transaction. */
@Component
class Crediting {
    static final String ATTENDANCE = "attendance";
    static final String EVIDENCE = "evidence";

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
                facts.add(fact(evidence, activity));
            }
        }
        points.credit(facts, event.by());
    }

    @EventListener
    void reverse(EvidenceWithdrawn event) {
        List<Ledger.Origin> origins = event.evidence().stream()
                .map(evidence -> new Ledger.Origin(evidence.registrant(), evidence.register(), source(evidence)))
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
                new CreditSource(ATTENDANCE, key(attended)),
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

    private static NewCredit fact(Evidence evidence, Claim.OfActivity activity) {
        Map<String, Object> attributes = new HashMap<>(activity.attributes());
        put(attributes, "knowledgeSource", activity.knowledgeSource());
        put(attributes, "title", activity.title());
        return new NewCredit(
                evidence.registrant(),
                evidence.register(),
                source(evidence),
                required(activity.completedOn(), evidence),
                required(activity.category(), evidence),
                required(activity.type(), evidence),
                activity.topic(),
                activity.points(),
                activity.hours(),
                attributes);
    }

    private static String key(Attended attended) {
        return attended.edition() + ":" + attended.category();
    }

    private static CreditSource source(Evidence evidence) {
        return new CreditSource(EVIDENCE, evidence.id().toString());
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    /** It was checked when the evidence was submitted. */
    private static <T> T required(@Nullable T value, Evidence evidence) {
        return Objects.requireNonNull(value, () -> "accepted incomplete: evidence " + evidence.id());
    }
}
