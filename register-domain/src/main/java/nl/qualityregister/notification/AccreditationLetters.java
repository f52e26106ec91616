package nl.qualityregister.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.assessment.AnswersAwaited;
import nl.qualityregister.assessment.ItemKind;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.course.AccreditationApplication;
import nl.qualityregister.course.AccreditationJudgement;
import nl.qualityregister.course.AccreditationRequestId;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.course.AccreditationsConcluded;
import nl.qualityregister.course.RequestState;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells providers, in Dutch, at their organisation's address, what an accrediting body answered to an application. */
@Component
class AccreditationLetters implements Correspondence {
    private static final String ACCREDITATION = "accreditation";
    private static final String GRANTED = "accreditation-granted";
    private static final String REJECTED = "accreditation-rejected";
    private static final String RETURNED = "accreditation-returned";

    private final Outbox outbox;
    private final Accreditations accreditations;
    private final Organisations organisations;
    private final Norms norms;
    private final Letters letters;
    private final ReasonTexts reasons;

    AccreditationLetters(
            Outbox outbox,
            Accreditations accreditations,
            Organisations organisations,
            Norms norms,
            Letters letters,
            ReasonTexts reasons) {
        this.outbox = outbox;
        this.accreditations = accreditations;
        this.organisations = organisations;
        this.norms = norms;
        this.letters = letters;
        this.reasons = reasons;
    }

    @EventListener
    void announce(AccreditationsConcluded concluded) {
        outbox.put(concluded.applications().stream()
                .flatMap(one -> switch (one.state()) {
                    case GRANTED -> java.util.stream.Stream.of(message(one, GRANTED, ""));
                    case REJECTED -> java.util.stream.Stream.of(message(one, REJECTED, ""));
                    case RETURNED ->
                        java.util.stream.Stream.of(message(
                                one,
                                RETURNED,
                                one.judgement() instanceof AccreditationJudgement.Returned back
                                        ? ":" + back.answerBy()
                                        : ""));
                    case SUBMITTED, RECALLED -> java.util.stream.Stream.<NewMessage>empty();
                })
                .toList());
    }

    private static NewMessage message(AccreditationApplication one, String template, String more) {
        String id = one.request().id().toString();
        return new NewMessage(template + ":" + id + more, Channel.MAIL, id, template, Map.of(ACCREDITATION, id));
    }

    /** Who has not answered yet is told once more, some days before the last. */
    @EventListener
    void remind(AnswersAwaited awaited) {
        outbox.put(awaited.items().stream()
                .filter(item -> item.kind() == ItemKind.ACCREDITATION)
                .map(item -> {
                    String id = item.subject().substring(ACCREDITATION.length() + 1);
                    return new NewMessage(
                            item.subject() + ":reminder:" + item.item(),
                            Channel.MAIL,
                            id,
                            RETURNED,
                            Map.of(ACCREDITATION, id));
                })
                .toList());
    }

    @Override
    public Set<String> templates() {
        return Set.of(GRANTED, REJECTED, RETURNED);
    }

    /** What was answered or recalled since is not told any more. */
    @Override
    public Mail mail(Message message) {
        RequestState told = switch (message.template()) {
            case GRANTED -> RequestState.GRANTED;
            case REJECTED -> RequestState.REJECTED;
            default -> RequestState.RETURNED;
        };
        AccreditationApplication application = accreditations
                .find(new AccreditationRequestId(UUID.fromString(message.parameter(ACCREDITATION))))
                .filter(found -> found.state() == told)
                .orElseThrow(() -> DeliveryFailed.forGood("the application is no longer in that state"));
        Organisation provider = organisations.find(List.of(application.request().provider())).stream()
                .findFirst()
                .orElseThrow(() -> DeliveryFailed.forGood("the provider is no longer known"));
        @Nullable String address = provider.email();
        if (address == null) {
            throw DeliveryFailed.forGood("the provider has no address");
        }
        Map<String, String> words = new HashMap<>(words(application));
        words.put("{name}", provider.name());
        words.put("{course}", application.title());
        return new Mail(
                address,
                Language.NL,
                letters.of(message.template(), application.request().register(), Language.NL, words));
    }

    private Map<String, String> words(AccreditationApplication application) {
        return switch (Objects.requireNonNull(application.judgement())) {
            case AccreditationJudgement.Granted granted ->
                Map.of(
                        "{from}", DayInWords.of(granted.validFrom()).in(Language.NL),
                        "{until}", DayInWords.of(granted.validUntil()).in(Language.NL),
                        "{conditions}", granted.conditions() == null ? "" : "\n\nVoorwaarden: " + granted.conditions());
            case AccreditationJudgement.Rejected rejected -> {
                ReasonTexts.ReasonText reason = reasons.of(rejected.reason());
                yield Map.of(
                        "{reason}", reason.text().in(Language.NL) + remark(rejected.remark()),
                        "{remedy}", reason.remedy().in(Language.NL),
                        "{until}",
                                DayInWords.of(Objects.requireNonNull(application.concludedAt())
                                                .atZone(BusinessDay.AMSTERDAM)
                                                .toLocalDate()
                                                .plusDays(norms.register(application
                                                                .request()
                                                                .register())
                                                        .terms()
                                                        .objectionDays()))
                                        .in(Language.NL));
            }
            case AccreditationJudgement.Returned returned -> {
                ReasonTexts.ReasonText reason = reasons.of(returned.reason());
                yield Map.of(
                        "{reason}", reason.text().in(Language.NL) + remark(returned.remark()),
                        "{remedy}", reason.remedy().in(Language.NL),
                        "{until}", DayInWords.of(returned.answerBy()).in(Language.NL));
            }
        };
    }

    private static String remark(@Nullable String remark) {
        return remark == null ? "" : "\n" + remark;
    }
}
