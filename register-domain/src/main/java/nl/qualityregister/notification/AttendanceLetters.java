package nl.qualityregister.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.course.AttendanceNoted;
import nl.qualityregister.course.AttendanceRecorded;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.CourseListing;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.Edition;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.Editions;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Texts;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.CreditSource;
import nl.qualityregister.points.LedgerGrew;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells a professional at once what her attendance was credited as, or why not yet, and what was taken back. What a job took in from
 * another system is no news.
 */
@Component
class AttendanceLetters implements Correspondence {
    private static final String CREDITED = "attendance-credited";
    private static final String TAKEN_BACK = "attendance-taken-back";
    private static final String INCOMPLETE = "attendance-incomplete";
    private static final String WAITING = "attendance-waiting";

    private final Outbox outbox;
    private final Points points;
    private final Courses courses;
    private final Editions editions;
    private final Norms norms;
    private final Recipients recipients;
    private final Letters letters;

    AttendanceLetters(
            Outbox outbox,
            Points points,
            Courses courses,
            Editions editions,
            Norms norms,
            Recipients recipients,
            Letters letters) {
        this.outbox = outbox;
        this.points = points;
        this.courses = courses;
        this.editions = editions;
        this.norms = norms;
        this.recipients = recipients;
        this.letters = letters;
    }

    @EventListener
    void announce(AttendanceRecorded recorded) {
        if (isNews(recorded.by())) {
            outbox.put(recorded.attended().stream()
                    .map(attended -> message(
                            CREDITED,
                            attended.registrant(),
                            Map.of("register", attended.register().value(), "key", attended.key())))
                    .toList());
        }
    }

    @EventListener
    void announce(LedgerGrew grew) {
        List<NewMessage> back = grew.entries().stream()
                .filter(entry -> entry.reverses() != null
                        && entry.fact()
                                .source()
                                .equals(CreditSource.attended(
                                        entry.fact().source().key())))
                .map(entry -> message(
                        TAKEN_BACK,
                        entry.fact().registrant(),
                        Map.of(
                                "register", entry.fact().register().value(),
                                "key", entry.fact().source().key())))
                .toList();
        if (!back.isEmpty()) {
            outbox.put(back);
        }
    }

    @EventListener
    void announce(AttendanceNoted noted) {
        if (isNews(noted.by())) {
            outbox.put(noted.noted().stream()
                    .map(one -> message(
                            one.why() == AttendanceNoted.Why.WAITING ? WAITING : INCOMPLETE,
                            one.registrant(),
                            Map.of("edition", one.edition().value())))
                    .toList());
        }
    }

    private static boolean isNews(Actor by) {
        return by.name().startsWith("account:");
    }

    private static NewMessage message(String template, RegistrantId registrant, Map<String, String> about) {
        String key = template + ":" + registrant.value() + ":" + about.getOrDefault("register", "") + ":"
                + about.getOrDefault("key", about.getOrDefault("edition", ""));
        return new NewMessage(key, Channel.MAIL, Long.toString(registrant.value()), template, about);
    }

    @Override
    public Set<String> templates() {
        return Set.of(CREDITED, TAKEN_BACK, INCOMPLETE, WAITING);
    }

    @Override
    public Mail mail(Message message) {
        Registrant person = recipients.person(message);
        Language language = Recipients.language(person);
        Map<String, String> words = new HashMap<>();
        words.put("{name}", person.name().formal());
        RegisterId register = message.parameters().containsKey("edition")
                ? ofEdition(message, words, language)
                : ofCredit(message, person, words, language);
        Letter letter = letters.of(message.template(), register, language, words);
        return new Mail(Recipients.address(person), language, letter);
    }

    /** What no longer stands is not told as credited, and what stands again not as taken back. */
    private RegisterId ofCredit(Message message, Registrant person, Map<String, String> words, Language language) {
        RegisterId register = new RegisterId(message.parameter("register"));
        CreditSource source = CreditSource.attended(message.parameter("key"));
        boolean taken = message.template().equals(TAKEN_BACK);
        Credit credit = points.ledger(person.id(), register).stream()
                .filter(entry -> entry.fact().source().equals(source) && (entry.reverses() != null) == taken)
                .findFirst()
                .orElseThrow(() -> DeliveryFailed.forGood("it is not in the ledger"));
        boolean stands =
                !points.standing(register, Map.of(person.id(), List.of(source))).isEmpty();
        if (stands == taken) {
            throw DeliveryFailed.forGood("it is otherwise by now");
        }
        words.put("{title}", String.valueOf(credit.fact().attributes().get("title")));
        words.put("{day}", DayInWords.of(credit.fact().completedOn()).in(language));
        words.put(
                "{points}",
                Objects.requireNonNullElse(credit.fact().points(), Hundredths.ZERO)
                        .toString());
        words.put("{category}", category(register, credit.fact().category()).in(language));
        words.put("{reason}", Objects.requireNonNullElse(credit.reason(), ""));
        return register;
    }

    private Texts category(RegisterId register, String code) {
        return norms.register(register).categories().getOrDefault(code, new Texts(code, code));
    }

    /** The first register that the course is accredited or applied for in lends its name. */
    private RegisterId ofEdition(Message message, Map<String, String> words, Language language) {
        Edition edition = editions.find(new EditionCode(message.parameter("edition")))
                .orElseThrow(() -> DeliveryFailed.forGood("the edition is no longer known"));
        CourseCode course = edition.course();
        words.put("{title}", courses.find(course).map(CourseListing::title).orElse(course.value()));
        words.put("{day}", DayInWords.of(edition.endsOn()).in(language));
        return courses.find(course)
                .flatMap(listing -> listing.accreditations().stream().findFirst())
                .map(accreditation -> accreditation.register())
                .orElseGet(() -> norms.registers().getFirst().id());
    }
}
