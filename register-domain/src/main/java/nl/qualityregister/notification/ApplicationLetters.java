package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.assessment.AnswersAwaited;
import nl.qualityregister.assessment.Finding;
import nl.qualityregister.assessment.ItemKind;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.decision.Application;
import nl.qualityregister.decision.ApplicationId;
import nl.qualityregister.decision.ApplicationState;
import nl.qualityregister.decision.ApplicationsAnswered;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.norm.Language;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells an applicant, at the address given in the application, that something was asked back, or that it was refused and why. */
@Component
class ApplicationLetters implements Correspondence {
    private static final String RETURNED = "application-returned";
    private static final String REFUSED = "application-refused";
    private static final String APPLICATION = "application";

    private final Outbox outbox;
    private final Decisions decisions;
    private final Letters letters;
    private final ReasonTexts reasons;

    ApplicationLetters(Outbox outbox, Decisions decisions, Letters letters, ReasonTexts reasons) {
        this.outbox = outbox;
        this.decisions = decisions;
        this.letters = letters;
        this.reasons = reasons;
    }

    @EventListener
    void announce(ApplicationsAnswered answered) {
        outbox.put(answered.applications().stream()
                .map(application -> message(
                        APPLICATION + ":" + application.id() + ":" + application.version(),
                        application.id().toString(),
                        application.state() == ApplicationState.REFUSED ? REFUSED : RETURNED))
                .toList());
    }

    /** Whoever has not answered yet is told once more, some days before the last. */
    @EventListener
    void remind(AnswersAwaited awaited) {
        outbox.put(awaited.items().stream()
                .filter(item -> item.kind() == ItemKind.APPLICATION)
                .map(item -> message(
                        item.subject() + ":reminder:" + item.item(),
                        item.subject().substring(APPLICATION.length() + 1),
                        RETURNED))
                .toList());
    }

    private static NewMessage message(String key, String application, String template) {
        return new NewMessage(key, Channel.MAIL, application, template, Map.of(APPLICATION, application));
    }

    @Override
    public Set<String> templates() {
        return Set.of(RETURNED, REFUSED);
    }

    /** What was answered, withdrawn or decided otherwise since is not told any more. */
    @Override
    public Mail mail(Message message) {
        ApplicationState told =
                message.template().equals(REFUSED) ? ApplicationState.REFUSED : ApplicationState.RETURNED;
        Application application = decisions
                .application(new ApplicationId(UUID.fromString(message.parameter(APPLICATION))))
                .filter(found -> found.state() == told)
                .orElseThrow(() -> DeliveryFailed.forGood("the application is no longer in that state"));
        Language language = application.asked().language().equals("en") ? Language.EN : Language.NL;
        Map<String, String> words = new HashMap<>();
        words.put("{name}", application.asked().name().formal());
        words.putAll(
                told == ApplicationState.REFUSED ? refused(application, language) : returned(application, language));
        Letter letter = letters.of(message.template(), application.asked().register(), language, words);
        return new Mail(application.asked().email(), language, letter);
    }

    private Map<String, String> returned(Application application, Language language) {
        Finding finding = Objects.requireNonNull(application.assessed()).finding();
        return asked(finding, reasons, language);
    }

    /** What the desk asked back, in words: why, what can be done, until when. */
    static Map<String, String> asked(Finding finding, ReasonTexts reasons, Language language) {
        ReasonTexts.ReasonText reason = reasons.of(Objects.requireNonNullElse(finding.reason(), ""));
        LocalDate answerBy = finding.answerBy();
        String remark = finding.remark();
        return Map.of(
                "{reason}",
                reason.text().in(language) + (remark == null ? "" : "\n" + remark),
                "{remedy}",
                reason.remedy().in(language),
                "{until}",
                answerBy == null ? "" : DayInWords.of(answerBy).in(language));
    }

    private static Map<String, String> refused(Application application, Language language) {
        Application.Decided decided = Objects.requireNonNull(application.decided());
        return Map.of(
                "{reason}", Objects.requireNonNullElse(application.reason(), ""),
                "{until}", DayInWords.of(decided.objectionUntil()).in(language));
    }
}
