package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.operation.VerdictViews.NormView;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.cycle.Compared;
import nl.qualityregister.cycle.SideCounts;
import nl.qualityregister.cycle.Sides;
import nl.qualityregister.decision.CycleMove;
import nl.qualityregister.decision.CycleMovePreview;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what moving cycles would do, and what was done. */
@Component
class CycleMoveViews {
    private final Norms norms;
    private final Registrants registrants;

    CycleMoveViews(Norms norms, Registrants registrants) {
        this.norms = norms;
        this.registrants = registrants;
    }

    PreviewView of(CycleMovePreview preview, Language language) {
        NormSet to = norms.version(preview.to());
        NormSet from = norms.version(Objects.requireNonNull(preview.cohort().norm()));
        return new PreviewView(
                NormView.of(from.version()),
                NormView.of(to.version()),
                CohortView.of(preview.cohort()),
                preview.cycles(),
                SidesView.of(preview.counts().all()),
                byOccupation(preview.counts().byOccupation()),
                preview.counts().byRule().entrySet().stream()
                        .map(rule -> new RuleView(
                                rule.getKey(), label(rule.getKey(), to, from, language), byOccupation(rule.getValue())))
                        .toList(),
                changing(preview.changing(), to, from, language),
                preview.digest());
    }

    /** What a draft would do to all whom it concerns. */
    SimulationView of(SideCounts counts, NormSet draft, LocalDate day, Language language) {
        return new SimulationView(
                NormView.of(draft.version()),
                day,
                counts.all().people(),
                SidesView.of(counts.all()),
                byOccupation(counts.byOccupation()),
                counts.byRule().entrySet().stream()
                        .map(rule -> new RuleView(
                                rule.getKey(), label(rule.getKey(), draft, language), byOccupation(rule.getValue())))
                        .toList());
    }

    /** A rule that the draft drops is called as a version in use calls it. */
    private String label(String rule, NormSet draft, Language language) {
        return draft.rule(rule)
                .or(() -> norms.versions().stream()
                        .filter(norm -> norm.register().equals(draft.register()))
                        .flatMap(norm -> norm.rule(rule).stream())
                        .findFirst())
                .map(found -> found.label().in(language))
                .orElse(rule);
    }

    private static String label(String rule, NormSet to, NormSet from, Language language) {
        return to.rule(rule)
                .or(() -> from.rule(rule))
                .map(found -> found.label().in(language))
                .orElseThrow();
    }

    private static List<OccupationView> byOccupation(Map<String, Sides> counts) {
        return counts.entrySet().stream()
                .map(entry ->
                        new OccupationView(List.of(entry.getKey().split("\\+", -1)), SidesView.of(entry.getValue())))
                .toList();
    }

    private List<ChangingView> changing(List<Compared> changing, NormSet to, NormSet from, Language language) {
        Map<RegistrantId, Registrant> people = registrants.byId(
                changing.stream().map(one -> one.cycle().terms().registrant()).collect(Collectors.toSet()));
        return changing.stream()
                .map(one -> new ChangingView(
                        one.cycle().id().value(),
                        Objects.requireNonNull(people.get(one.cycle().terms().registrant()))
                                .number()
                                .value(),
                        one.now().met(),
                        one.then().met(),
                        one.then().rules().stream()
                                .filter(rule -> differs(rule, one))
                                .map(rule -> label(rule.rule(), to, from, language))
                                .toList()))
                .toList();
    }

    private static boolean differs(RuleResult rule, Compared compared) {
        Optional<RuleResult> now = compared.now().rule(rule.rule());
        return rule.binding() && rule.met() != now.map(RuleResult::met).orElse(true);
    }

    record PreviewView(
            NormView from,
            NormView to,
            CohortView cohort,
            long cycles,
            SidesView all,
            List<OccupationView> byOccupation,
            List<RuleView> byRule,
            List<ChangingView> changing,
            String digest) {}

    record SimulationView(
            NormView draft,
            LocalDate businessDay,
            long cycles,
            SidesView all,
            List<OccupationView> byOccupation,
            List<RuleView> byRule) {}

    record CohortView(
            String register,
            @Nullable List<String> occupations,
            int renewalsFrom,
            @Nullable Integer renewalsTo,
            @Nullable LocalDate endsFrom,
            @Nullable LocalDate endsUntil) {
        static CohortView of(Cohort cohort) {
            return new CohortView(
                    cohort.register().value(),
                    cohort.occupations().isEmpty()
                            ? null
                            : cohort.occupations().stream()
                                    .map(OccupationCode::value)
                                    .sorted()
                                    .toList(),
                    cohort.renewalsFrom(),
                    cohort.renewalsTo(),
                    cohort.endsFrom(),
                    cohort.endsUntil());
        }
    }

    record SidesView(long meetBoth, long meetNeither, long wouldFallShort, long wouldMeet) {
        static SidesView of(Sides sides) {
            return new SidesView(sides.meetBoth(), sides.meetNeither(), sides.wouldFallShort(), sides.wouldMeet());
        }
    }

    record OccupationView(List<String> occupations, SidesView people) {}

    record RuleView(String rule, String label, List<OccupationView> byOccupation) {}

    /** @param rules what each of the rules is called on which the two versions differ */
    record ChangingView(
            long cycleId, String registrationNumber, boolean meets, boolean wouldMeet, List<String> rules) {}

    record MoveView(
            UUID moveId,
            NormView from,
            NormView to,
            CohortView cohort,
            LocalDate businessDay,
            long cycles,
            String reason,
            String digest,
            Instant movedAt) {
        static MoveView of(CycleMove move) {
            return new MoveView(
                    move.id().value(),
                    NormView.of(move.from()),
                    NormView.of(move.to()),
                    CohortView.of(move.cohort()),
                    move.businessDay(),
                    move.cycles(),
                    move.reason(),
                    move.digest(),
                    move.movedAt());
        }
    }
}
