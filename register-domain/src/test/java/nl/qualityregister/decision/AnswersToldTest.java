package nl.qualityregister.decision;

import static nl.qualityregister.support.Professionals.DEBT_COUNSELLOR;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.qualityregister.assessment.Conclusion;
import nl.qualityregister.assessment.Unanswered;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.notification.LetterDraft;
import nl.qualityregister.notification.LetterDrafts;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who applied or objected is written what was asked back or decided, why, what can be done, by when and whom to call. */
@DomainTest
class AnswersToldTest {
    private static final String PHONE = "+31 00 000 00 00";

    @Autowired
    Decisions decisions;

    @Autowired
    Objections objections;

    @Autowired
    Unanswered unanswered;

    @Autowired
    LetterDrafts drafts;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    ApplicationContext rooms;

    @Autowired
    PlatformTransactionManager transactions;

    Applicants applicants;
    Account applicant;
    Actor self;
    Actor registrar;
    Actor other;
    LocalDate today;

    @BeforeEach
    void anApplicant() {
        applicants = new Applicants(rooms);
        applicant = applicants.account(Role.PROFESSIONAL);
        self = Actor.account(applicant.id());
        registrar = Actor.account(applicants.account(Role.REGISTRAR).id());
        other = Actor.account(applicants.account(Role.REGISTRAR).id());
        today = businessDay.today();
    }

    /** The one letter of the template that the act puts into the outbox; the act is kept. */
    private String letter(String template, Runnable act) {
        List<String> written = Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            act.run();
            return drafts.put().stream()
                    .filter(draft -> draft.template().equals(template))
                    .flatMap(draft -> drafts.write(draft).stream())
                    .map(one -> one.subject() + "\n" + one.text())
                    .toList();
        }));
        assertThat(written).hasSize(1);
        return written.getFirst();
    }

    private static String day(LocalDate day) {
        return DayInWords.of(day).in(Language.NL);
    }

    private Application refused() {
        Application application =
                applicants.assessed(applicants.applied(applicant, JOB_COACH, DEBT_COUNSELLOR), Conclusion.REJECTED);
        return decisions.refuse(application.id(), "no diploma seen", registrar);
    }

    private Objection objected() {
        return objections.object(
                new NewObjection(
                        "application:" + refused().id(),
                        ObjectionGround.SUBSTANCE,
                        "The diploma was attached.",
                        List.of(),
                        null),
                applicant.id(),
                self);
    }

    private void found(String subject, Conclusion conclusion) {
        applicants.found(subject, applicants.account(Role.ASSESSOR), conclusion);
    }

    @Test
    void anApplicantWhoIsAskedSomethingIsToldWhatAndByWhenAndOnceMore() {
        Application application = applicants.applied(applicant, JOB_COACH);

        String asked =
                letter("application-returned", () -> found("application:" + application.id(), Conclusion.ASKED_BACK));
        String reminder = letter(
                "application-returned",
                () -> {
                    while (unanswered.remind(today.plusDays(10), 7, 10_000) > 0) {}
                },
                application);

        assertThat(asked)
                .contains("N. van der Vlugt")
                .contains("seen")
                .contains(day(today.plusDays(14)))
                .contains(PHONE)
                .doesNotContain("{");
        assertThat(reminder).isEqualTo(asked);
    }

    /** The same of many letters: the applicant's own. */
    private String letter(String template, Runnable act, Application application) {
        List<String> written = Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            act.run();
            return drafts.put().stream()
                    .filter(draft -> draft.template().equals(template))
                    .filter(draft -> about(draft, application))
                    .flatMap(draft -> drafts.write(draft).stream())
                    .map(one -> one.subject() + "\n" + one.text())
                    .toList();
        }));
        assertThat(written).hasSize(1);
        return written.getFirst();
    }

    private static boolean about(LetterDraft draft, Application application) {
        return draft.recipient().equals(application.id().toString());
    }

    @Test
    void anApplicantWhoIsRefusedIsToldWhyAndByWhenToObject() {
        Application application = applicants.assessed(applicants.applied(applicant, JOB_COACH), Conclusion.REJECTED);

        String letter =
                letter("application-refused", () -> decisions.refuse(application.id(), "no diploma seen", registrar));

        assertThat(letter)
                .contains("no diploma seen")
                .contains("bezwaar, uiterlijk op " + day(today.plusDays(42)))
                .contains("nieuwe aanvraag")
                .contains(PHONE)
                .doesNotContain("{");
    }

    @Test
    void whoObjectedIsAskedAndThenToldTheDecision() {
        Objection objection = objected();

        String asked = letter("objection-returned", () -> found("objection:" + objection.id(), Conclusion.ASKED_BACK));
        objections.answer(objection.id(), "Here it is again.", List.of(), applicant.id(), self);
        found("objection:" + objection.id(), Conclusion.REJECTED);
        String dismissed = letter(
                "objection-dismissed",
                () -> objections.decide(
                        objection.id(), ObjectionOutcome.DISMISSED, "it is no diploma", Objections.Part.ALL, other));

        assertThat(asked).contains(day(today.plusDays(14))).contains(PHONE).doesNotContain("{");
        assertThat(dismissed)
                .contains("N. van der Vlugt")
                .contains("it is no diploma")
                .contains("rechter")
                .doesNotContain("{");
    }

    @Test
    void whoIsRightIsToldSo() {
        Objection objection = objected();
        found("objection:" + objection.id(), Conclusion.ACCEPTED);

        String upheld = letter(
                "objection-upheld",
                () -> objections.decide(
                        objection.id(), ObjectionOutcome.UPHELD, "the diploma was there", Objections.Part.ALL, other));

        assertThat(upheld).contains("U krijgt gelijk").contains("the diploma was there");
    }
}
