package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.assessment.AnswersAwaited;
import nl.qualityregister.assessment.ItemKind;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.evidence.EvidenceTurnedDown;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.registrant.Registrant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a professional that evidence was returned or rejected: why, what she can do, and until when. */
@Component
class EvidenceLetters implements Correspondence {
    private static final String RETURNED = "evidence-returned";
    private static final String RETURNED_UNTIL = "evidence-returned-until";
    private static final String REJECTED = "evidence-rejected";
    private static final String EVIDENCE = "evidence";

    private final Outbox outbox;
    private final EvidenceDossiers dossiers;
    private final Norms norms;
    private final Recipients recipients;
    private final Letters letters;
    private final ReasonTexts reasons;

    EvidenceLetters(
            Outbox outbox,
            EvidenceDossiers dossiers,
            Norms norms,
            Recipients recipients,
            Letters letters,
            ReasonTexts reasons) {
        this.outbox = outbox;
        this.dossiers = dossiers;
        this.norms = norms;
        this.recipients = recipients;
        this.letters = letters;
        this.reasons = reasons;
    }

    @EventListener
    void announce(EvidenceTurnedDown turnedDown) {
        outbox.put(turnedDown.evidence().stream()
                .map(evidence -> new NewMessage(
                        EVIDENCE + ":" + evidence.id() + ":" + evidence.version(),
                        Channel.MAIL,
                        Long.toString(evidence.registrant().value()),
                        template(evidence),
                        Map.of(EVIDENCE, evidence.id().toString())))
                .toList());
    }

    /** Whoever has not answered yet is told once more, some days before the last. */
    @EventListener
    void remind(AnswersAwaited awaited) {
        outbox.put(awaited.items().stream()
                .filter(item -> item.kind() == ItemKind.EVIDENCE)
                .map(item -> new NewMessage(
                        item.subject() + ":reminder:" + item.item(),
                        Channel.MAIL,
                        Objects.requireNonNull(item.registrant()).toString(),
                        RETURNED_UNTIL,
                        Map.of(EVIDENCE, item.subject().substring(EVIDENCE.length() + 1))))
                .toList());
    }

    private static String template(Evidence evidence) {
        if (evidence.state() == EvidenceState.REJECTED) {
            return REJECTED;
        }
        return evidence.answerBy() == null ? RETURNED : RETURNED_UNTIL;
    }

    @Override
    public Set<String> templates() {
        return Set.of(RETURNED, RETURNED_UNTIL, REJECTED);
    }

    /** What was mended or withdrawn since is not told any more. */
    @Override
    public Mail mail(Message message) {
        Evidence evidence = dossiers.find(new EvidenceId(UUID.fromString(message.parameter(EVIDENCE))))
                .filter(found -> found.state() == EvidenceState.RETURNED || found.state() == EvidenceState.REJECTED)
                .orElseThrow(() -> DeliveryFailed.forGood("it is neither returned nor rejected any more"));
        Registrant person = recipients.person(message);
        Language language = Recipients.language(person);
        Map<String, String> words = words(evidence, language);
        words.put("{name}", person.name().formal());
        Letter letter = letters.of(template(evidence), evidence.register(), language, words);
        return new Mail(Recipients.address(person), language, letter);
    }

    private Map<String, String> words(Evidence evidence, Language language) {
        ReasonTexts.ReasonText reason = reasons.of(Objects.requireNonNullElse(evidence.reason(), ""));
        String remark = evidence.remark();
        Map<String, String> words = new HashMap<>();
        words.put("{what}", what(evidence.claim(), language));
        words.put("{reason}", reason.text().in(language) + (remark == null ? "" : "\n" + remark));
        words.put("{remedy}", reason.remedy().in(language));
        words.put("{until}", DayInWords.of(until(evidence)).in(language));
        return words;
    }

    /** Of what was returned its own last day; of what was rejected the last day to have it looked at again. */
    private LocalDate until(Evidence evidence) {
        LocalDate answerBy = evidence.answerBy();
        int days = norms.register(evidence.register()).terms().objectionDays();
        return answerBy == null
                ? evidence.changedAt()
                        .atZone(BusinessDay.AMSTERDAM)
                        .toLocalDate()
                        .plusDays(days)
                : answerBy;
    }

    private String what(Claim claim, Language language) {
        String title = claim instanceof Claim.OfActivity activity ? activity.title() : null;
        return title == null ? letters.word("evidence-kind-" + claim.kind(), language) : title;
    }
}
