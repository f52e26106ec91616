package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.qualityregister.norm.Adjustment;
import nl.qualityregister.norm.Exclusion;
import nl.qualityregister.norm.Explanation;
import nl.qualityregister.norm.Explanations;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Unit;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.Credit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what a norm says, with its explanation, in the reader's language. */
@Component
class VerdictViews {
    private final Norms norms;

    VerdictViews(Norms norms) {
        this.norms = norms;
    }

    /**
     * Explained by the version that judged, whatever the cycle is pinned to today.
     *
     * @param dueOn by when what is missing can be mended: the cycle's last day
     * @param titles of items, by the id under which the verdict names them
     */
    VerdictView of(Verdict verdict, LocalDate dueOn, Language language, Map<String, String> titles) {
        return of(norms.version(verdict.norm()), verdict, dueOn, language, titles);
    }

    /** The same by a norm set at hand, adopted or not. */
    static VerdictView of(
            NormSet norm, Verdict verdict, LocalDate dueOn, Language language, Map<String, String> titles) {
        Explanation explanation = Explanations.of(norm, verdict, language);
        List<RuleView> rules = new ArrayList<>();
        for (int i = 0; i < verdict.rules().size(); i++) {
            rules.add(rule(norm, verdict.rules().get(i), explanation.rules().get(i), dueOn, language));
        }
        List<ExclusionView> excluded = new ArrayList<>();
        for (int i = 0; i < verdict.excluded().size(); i++) {
            Exclusion exclusion = verdict.excluded().get(i);
            excluded.add(ExclusionView.of(
                    exclusion,
                    titles.get(exclusion.item()),
                    explanation.items().get(i).text()));
        }
        return new VerdictView(
                NormView.of(verdict.norm()),
                verdict.asOf(),
                verdict.outcome(),
                verdict.met(),
                explanation.headline(),
                rules,
                excluded);
    }

    String headline(Verdict verdict, Language language) {
        return Explanations.of(norms.version(verdict.norm()), verdict, language).headline();
    }

    /** What credits are called, by the id under which a verdict names them. */
    static Map<String, String> titles(List<Credit> credits) {
        return credits.stream()
                .filter(credit -> credit.fact().attributes().get("title") instanceof String)
                .collect(Collectors.toMap(
                        credit -> Long.toString(credit.id()),
                        credit -> credit.fact().attributes().get("title").toString()));
    }

    private static RuleView rule(
            NormSet norm, RuleResult result, Explanation.Part part, LocalDate dueOn, Language language) {
        return new RuleView(
                result.rule(),
                part.label(),
                part.question(),
                part.text(),
                part.remedy(),
                result.binding(),
                result.applies(),
                result.unit().code(),
                result.requiredBefore().toString(),
                result.adjustments().stream()
                        .map(adjustment -> adjustment(norm, adjustment, language))
                        .toList(),
                result.required().toString(),
                result.counted().toString(),
                result.remaining().toString(),
                result.met(),
                result.metOn(),
                result.met() ? null : dueOn);
    }

    private static AdjustmentView adjustment(NormSet norm, Adjustment adjustment, Language language) {
        return new AdjustmentView(
                norm.adjustment(adjustment.id()).map(why -> why.in(language)).orElse(null),
                adjustment.from().toString(),
                adjustment.to().toString());
    }

    record NormView(String normSet, String version) {
        static NormView of(NormVersion norm) {
            return new NormView(norm.normSet().value(), norm.version());
        }
    }

    record VerdictView(
            NormView norm,
            LocalDate evaluatedOn,
            String outcome,
            boolean met,
            String text,
            List<RuleView> rules,
            List<ExclusionView> excluded) {}

    record RuleView(
            String rule,
            String label,
            String question,
            String text,
            @Nullable String remedy,
            boolean binding,
            boolean applies,
            String unit,
            String requiredBefore,
            List<AdjustmentView> adjustments,
            String required,
            String counted,
            String remaining,
            boolean met,
            @Nullable LocalDate metOn,
            @Nullable LocalDate dueOn) {}

    record AdjustmentView(@Nullable String why, String from, String to) {}

    record ExclusionView(
            String item,
            @Nullable String title,
            String reason,
            String text,
            @Nullable String amount,
            @Nullable String unit) {
        static ExclusionView of(Exclusion exclusion, @Nullable String title, String text) {
            Unit unit = exclusion.unit();
            return new ExclusionView(
                    exclusion.item(),
                    title,
                    exclusion.reason().code(),
                    text,
                    Words.text(exclusion.amount()),
                    unit == null ? null : unit.code());
        }
    }
}
