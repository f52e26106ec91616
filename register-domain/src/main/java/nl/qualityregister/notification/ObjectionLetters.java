package nl.qualityregister.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.assessment.AnswersAwaited;
import nl.qualityregister.assessment.ItemKind;
import nl.qualityregister.course.AccreditationRequestId;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.decision.Application;
import nl.qualityregister.decision.ApplicationId;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.Objection;
import nl.qualityregister.decision.ObjectionId;
import nl.qualityregister.decision.ObjectionState;
import nl.qualityregister.decision.Objections;
import nl.qualityregister.decision.ObjectionsAnswered;
import nl.qualityregister.norm.Language;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells who objected that something was asked back, or what was decided and why: a professional at her address or on paper, an applicant at
 * the address of the application, a provider at that of the organisation.
 */
@Component
class ObjectionLetters implements Printable {
    private static final String OBJECTION = "objection";
    private static final String RETURNED = "objection-returned";
    private static final String PREFIX = "objection-";
    private static final Set<ObjectionState> TOLD = Set.of(
            ObjectionState.RETURNED,
            ObjectionState.UPHELD,
            ObjectionState.PARTLY_UPHELD,
            ObjectionState.DISMISSED,
            ObjectionState.INADMISSIBLE);

    private final Outbox outbox;
    private final Objections objections;
    private final Decisions decisions;
    private final Accreditations accreditations;
    private final Organisations organisations;
    private final Recipients recipients;
    private final Letters letters;
    private final Stationery stationery;
    private final ReasonTexts reasons;

    ObjectionLetters(
            Outbox outbox,
            Objections objections,
            Decisions decisions,
            Accreditations accreditations,
            Organisations organisations,
            Recipients recipients,
            Letters letters,
            Stationery stationery,
            ReasonTexts reasons) {
        this.outbox = outbox;
        this.objections = objections;
        this.decisions = decisions;
        this.accreditations = accreditations;
        this.organisations = organisations;
        this.recipients = recipients;
        this.letters = letters;
        this.stationery = stationery;
        this.reasons = reasons;
    }

    @EventListener
    void announce(ObjectionsAnswered answered) {
        outbox.put(answered.objections().stream()
                .filter(objection -> TOLD.contains(objection.state()))
                .map(objection -> message(
                        objection,
                        OBJECTION + ":" + objection.id() + ":" + template(objection)
                                + (objection.finding() == null || objection.state() != ObjectionState.RETURNED
                                        ? ""
                                        : ":" + objection.finding().answerBy())))
                .toList());
    }

    /** Whoever has not answered yet is told once more, some days before the last. */
    @EventListener
    void remind(AnswersAwaited awaited) {
        outbox.put(awaited.items().stream()
                .filter(item -> item.kind() == ItemKind.OBJECTION)
                .flatMap(item -> objections
                        .objection(
                                new ObjectionId(UUID.fromString(item.subject().substring(OBJECTION.length() + 1))))
                        .filter(objection -> objection.state() == ObjectionState.RETURNED)
                        .map(objection -> message(objection, item.subject() + ":reminder:" + item.item()))
                        .stream())
                .toList());
    }

    private static String template(Objection objection) {
        return PREFIX
                + objection.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private NewMessage message(Objection objection, String key) {
        RegistrantId registrant = objection.registrant();
        @Nullable
        Registrant person = registrant == null
                ? null
                : recipients.people(List.of(registrant)).get(registrant);
        return new NewMessage(
                key,
                person == null ? Channel.MAIL : Printable.channel(person),
                person == null
                        ? objection.id().toString()
                        : Long.toString(person.id().value()),
                template(objection),
                Map.of(OBJECTION, objection.id().toString()));
    }

    @Override
    public Set<String> templates() {
        return Set.of(
                RETURNED,
                "objection-upheld",
                "objection-partly-upheld",
                "objection-dismissed",
                "objection-inadmissible");
    }

    @Override
    public Mail mail(Message message) {
        Objection objection = standing(message);
        return objection.registrant() == null ? toOutsider(objection, message) : stationery.mail(this, message);
    }

    @Override
    public Posted posted(Message message, Registrant person) {
        Objection objection = standing(message);
        return stationery.letter(
                message.template(),
                objection.register(),
                person,
                words(objection, Recipients.language(person)),
                java.time.LocalDate.ofInstant(message.claimedAt(), nl.qualityregister.house.BusinessDay.AMSTERDAM));
    }

    /** What was answered or withdrawn since is not told any more. */
    private Objection standing(Message message) {
        return objections
                .objection(new ObjectionId(UUID.fromString(message.parameter(OBJECTION))))
                .filter(found -> template(found).equals(message.template()))
                .orElseThrow(() -> DeliveryFailed.forGood("the objection is no longer in that state"));
    }

    private Map<String, String> words(Objection objection, Language language) {
        return objection.state() == ObjectionState.RETURNED
                ? ApplicationLetters.asked(Objects.requireNonNull(objection.finding()), reasons, language)
                : Map.of("{reason}", Objects.requireNonNullElse(objection.reason(), ""));
    }

    private record Outsider(String name, String address, Language language) {}

    private Mail toOutsider(Objection objection, Message message) {
        Outsider outsider = applicant(objection)
                .or(() -> provider(objection))
                .orElseThrow(() -> DeliveryFailed.forGood("nobody is known who objected"));
        Map<String, String> words = new HashMap<>(words(objection, outsider.language()));
        words.put("{name}", outsider.name());
        Letter letter = letters.of(message.template(), objection.register(), outsider.language(), words);
        return new Mail(outsider.address(), outsider.language(), letter);
    }

    private Optional<Outsider> applicant(Objection objection) {
        return id(objection, "application:")
                .flatMap(id -> decisions.application(new ApplicationId(id)))
                .map(Application::asked)
                .map(asked -> new Outsider(
                        asked.name().formal(),
                        asked.email(),
                        asked.language().equals("en") ? Language.EN : Language.NL));
    }

    private Optional<Outsider> provider(Objection objection) {
        return id(objection, "accreditation:")
                .flatMap(id -> accreditations.find(new AccreditationRequestId(id)))
                .flatMap(found -> organisation(found.request().provider()))
                .flatMap(provider -> Optional.ofNullable(provider.email())
                        .map(address -> new Outsider(provider.name(), address, Language.NL)));
    }

    private Optional<Organisation> organisation(OrganisationId id) {
        return organisations.find(List.of(id)).stream().findFirst();
    }

    private static Optional<UUID> id(Objection objection, String kind) {
        return objection.subject().startsWith(kind)
                ? Optional.of(UUID.fromString(objection.subject().substring(kind.length())))
                : Optional.empty();
    }
}
