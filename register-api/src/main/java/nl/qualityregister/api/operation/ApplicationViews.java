package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.operation.ApplicationOperations.Asked;
import nl.qualityregister.api.problem.ProblemCatalogue;
import nl.qualityregister.assessment.Finding;
import nl.qualityregister.decision.Application;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.DiplomaCheck;
import nl.qualityregister.decision.Diplomas;
import nl.qualityregister.norm.Explanation;
import nl.qualityregister.norm.Explanations;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows applications with what desk, norm and diploma register say of them, in the reader's language. */
@Component
class ApplicationViews {
    private final Decisions decisions;
    private final Diplomas diplomas;
    private final Norms norms;
    private final ProblemCatalogue texts;

    ApplicationViews(Decisions decisions, Diplomas diplomas, Norms norms, ProblemCatalogue texts) {
        this.decisions = decisions;
        this.diplomas = diplomas;
        this.norms = norms;
        this.texts = texts;
    }

    /** As it stands, without what has to be looked up or judged for it. */
    static ApplicationView brief(Application application) {
        return view(application, null, null);
    }

    /** With the norm's verdict of today, or of the day of the decision. */
    ApplicationView full(Application application, Language language) {
        Application.Decided decided = application.decided();
        List<Verdict> verdicts = decided == null ? decisions.admissibility(application) : decided.verdicts();
        return view(
                application,
                verdicts.stream().map(verdict -> admission(verdict, language)).toList(),
                diplomas.of(application.id()).stream()
                        .map(check -> diploma(check, language))
                        .toList());
    }

    private static ApplicationView view(
            Application application, @Nullable List<AdmissionView> admission, @Nullable List<DiplomaView> diplomas) {
        return new ApplicationView(
                application.id().value(),
                Words.of(application.state()),
                application.reason(),
                Words.text(application.number()),
                application.submittedAt(),
                application.earlier() == null ? null : application.earlier().value(),
                Asked.of(application.asked()),
                finding(application.assessed()),
                admission,
                diplomas,
                decision(application.decided()));
    }

    private static @Nullable FindingView finding(Application.@Nullable Assessed assessed) {
        if (assessed == null) {
            return null;
        }
        Finding finding = assessed.finding();
        return new FindingView(
                Words.of(finding.conclusion()), finding.reason(), finding.remark(), finding.answerBy(), assessed.at());
    }

    private static @Nullable DecidedView decision(Application.@Nullable Decided decided) {
        return decided == null ? null : new DecidedView(decided.at(), decided.objectionUntil());
    }

    private AdmissionView admission(Verdict verdict, Language language) {
        Explanation said = Explanations.of(norms.version(verdict.norm()), verdict, language);
        return new AdmissionView(
                VerdictViews.NormView.of(verdict.norm()),
                verdict.met(),
                said.headline(),
                said.rules().stream()
                        .map(part ->
                                new AdmissionRule(part.rule(), part.label(), part.met(), part.text(), part.remedy()))
                        .toList());
    }

    private DiplomaView diploma(DiplomaCheck check, Language language) {
        String explanation = texts.fault(check.detail())
                .map(text -> text.text().in(language))
                .orElse(check.detail());
        return new DiplomaView(
                check.place(), Words.of(check.outcome()), check.detail(), explanation, check.checkedAt());
    }

    record ApplicationView(
            UUID applicationId,
            String state,
            @Nullable String reason,
            @Nullable String registrationNumber,
            Instant submittedAt,
            @Nullable UUID earlier,
            Asked application,
            @Nullable FindingView finding,
            @Nullable List<AdmissionView> admission,
            @Nullable List<DiplomaView> diplomas,
            @Nullable DecidedView decision) {}

    record FindingView(
            String conclusion,
            @Nullable String reason,
            @Nullable String remark,
            @Nullable LocalDate answerBy,
            Instant foundAt) {}

    record AdmissionView(VerdictViews.NormView norm, boolean met, String headline, List<AdmissionRule> rules) {}

    record AdmissionRule(
            String rule,
            String label,
            boolean met,
            String text,
            @Nullable String remedy) {}

    record DiplomaView(
            int place,
            String outcome,
            String detail,
            String explanation,
            @Nullable Instant checkedAt) {}

    record DecidedView(Instant decidedAt, LocalDate objectionUntil) {}
}
