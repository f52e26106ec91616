package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.norm.Exclusion;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.Rule;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Unit;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows cycles and what the norm says of them, in the reader's language. */
@Component
class CycleViews {
    private final Registrants registrants;
    private final Norms norms;

    CycleViews(Registrants registrants, Norms norms) {
        this.registrants = registrants;
        this.norms = norms;
    }

    List<CycleView> of(List<Judged> judged, Language language) {
        Map<RegistrantId, Registrant> people = registrants.byId(
                judged.stream().map(one -> one.cycle().terms().registrant()).collect(Collectors.toSet()));
        return judged.stream()
                .map(one -> of(
                        one.cycle(),
                        Objects.requireNonNull(people.get(one.cycle().terms().registrant())),
                        verdict(one, language)))
                .toList();
    }

    CycleView of(Cycle cycle) {
        return of(cycle, person(cycle), null);
    }

    CycleView of(Judged judged, Language language) {
        return of(judged.cycle(), person(judged.cycle()), verdict(judged, language));
    }

    CycleView of(Cycle cycle, Registrant person, @Nullable VerdictView verdict) {
        NormVersion norm = cycle.terms().norm();
        return new CycleView(
                cycle.id().value(),
                person.number().value(),
                cycle.terms().register().value(),
                new NormView(norm.normSet().value(), norm.version()),
                cycle.terms().occupations().stream()
                        .map(OccupationCode::value)
                        .sorted()
                        .toList(),
                cycle.terms().renewal(),
                cycle.terms().start(),
                cycle.terms().end(),
                Words.of(cycle.state()),
                verdict);
    }

    private VerdictView verdict(Judged judged, Language language) {
        return verdict(judged.cycle(), judged.evaluatedOn(), judged.outcome(), judged.met(), judged.result(), language);
    }

    VerdictView verdict(
            Cycle cycle, LocalDate evaluatedOn, String outcome, boolean met, String result, Language language) {
        Verdict verdict = Verdict.fromJson(result);
        Map<String, Rule> rules = norms.version(cycle.terms().norm()).rules().stream()
                .collect(Collectors.toMap(Rule::id, Function.identity()));
        return new VerdictView(
                evaluatedOn,
                outcome,
                met,
                verdict.rules().stream()
                        .map(rule -> RuleView.of(rule, Objects.requireNonNull(rules.get(rule.rule())), language))
                        .toList(),
                verdict.excluded().stream().map(ExclusionView::of).toList());
    }

    private Registrant person(Cycle cycle) {
        RegistrantId id = cycle.terms().registrant();
        return Objects.requireNonNull(registrants.byId(Set.of(id)).get(id));
    }

    record CycleView(
            long cycleId,
            String registrationNumber,
            String register,
            NormView norm,
            List<String> occupations,
            int renewal,
            LocalDate start,
            LocalDate end,
            String state,
            @Nullable VerdictView verdict) {}

    record NormView(String normSet, String version) {}

    record VerdictView(
            LocalDate evaluatedOn, String outcome, boolean met, List<RuleView> rules, List<ExclusionView> excluded) {}

    record RuleView(
            String rule,
            String label,
            @Nullable String remedy,
            boolean binding,
            String unit,
            String required,
            String counted,
            String remaining,
            boolean met,
            @Nullable LocalDate metOn) {
        static RuleView of(RuleResult result, Rule rule, Language language) {
            return new RuleView(
                    rule.id(),
                    rule.label().in(language),
                    result.met() ? null : rule.remedy().in(language),
                    result.binding(),
                    result.unit().code(),
                    result.required().toString(),
                    result.counted().toString(),
                    result.remaining().toString(),
                    result.met(),
                    result.metOn());
        }
    }

    record ExclusionView(
            String item,
            String reason,
            @Nullable String amount,
            @Nullable String unit) {
        static ExclusionView of(Exclusion exclusion) {
            Unit unit = exclusion.unit();
            return new ExclusionView(
                    exclusion.item(),
                    exclusion.reason().code(),
                    Words.text(exclusion.amount()),
                    unit == null ? null : unit.code());
        }
    }
}
