package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.operation.VerdictViews.NormView;
import nl.qualityregister.api.operation.VerdictViews.VerdictView;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.decision.CycleMove;
import nl.qualityregister.decision.CycleMoves;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.Discretion;
import nl.qualityregister.decision.Discretions;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.decision.Intention;
import nl.qualityregister.decision.RenewalDecision;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows cycles and what was said and done of them, in the reader's language. */
@Component
class CycleViews {
    private final Registrants registrants;
    private final Cycles cycles;
    private final Decisions decisions;
    private final CycleMoves moves;
    private final Hearings hearings;
    private final Discretions discretions;
    private final VerdictViews verdicts;

    CycleViews(
            Registrants registrants,
            Cycles cycles,
            Decisions decisions,
            CycleMoves moves,
            Hearings hearings,
            Discretions discretions,
            VerdictViews verdicts) {
        this.hearings = hearings;
        this.discretions = discretions;
        this.registrants = registrants;
        this.cycles = cycles;
        this.decisions = decisions;
        this.moves = moves;
        this.verdicts = verdicts;
    }

    /** Cycles with their latest verdicts, as a list shows them. */
    List<CycleView> of(List<Judged> judged, Language language) {
        Map<RegistrantId, Registrant> people = registrants.byId(
                judged.stream().map(one -> one.cycle().terms().registrant()).collect(Collectors.toSet()));
        return judged.stream()
                .map(one -> of(
                        one.cycle(),
                        Objects.requireNonNull(people.get(one.cycle().terms().registrant())),
                        verdict(one, language, Map.of())))
                .toList();
    }

    /** Each with its latest verdict, the decision on it and its moves to other versions; in the order given. */
    List<CycleView> whole(List<Cycle> all, Registrant person, Language language, Map<String, String> titles) {
        List<CycleId> ids = all.stream().map(Cycle::id).toList();
        Map<CycleId, Judged> judged = cycles.latestVerdicts(ids);
        Map<CycleId, RenewalDecision> decided = decisions.decisionsOn(ids);
        Map<CycleId, List<CycleMove>> moved = moves.of(ids);
        Map<CycleId, Intention> intended = hearings.of(ids);
        Map<CycleId, Discretion> beside = discretions.of(ids);
        return all.stream()
                .map(cycle -> view(
                        cycle,
                        person,
                        judged.containsKey(cycle.id())
                                ? verdict(Objects.requireNonNull(judged.get(cycle.id())), language, titles)
                                : null,
                        decided.get(cycle.id()),
                        moved.getOrDefault(cycle.id(), List.of()),
                        intended.get(cycle.id()),
                        beside.get(cycle.id())))
                .toList();
    }

    CycleView of(Cycle cycle) {
        return of(cycle, person(cycle), null);
    }

    CycleView of(Cycle cycle, Registrant person, @Nullable VerdictView verdict) {
        return view(cycle, person, verdict, null, List.of(), null, null);
    }

    /** As it stands, not as it was judged. */
    CycleView of(Cycle cycle, Registrant person, VerdictView standing, List<CycleMove> moved) {
        return view(
                cycle,
                person,
                standing,
                null,
                moved,
                hearings.of(List.of(cycle.id())).get(cycle.id()),
                discretions.of(List.of(cycle.id())).get(cycle.id()));
    }

    private static CycleView view(
            Cycle cycle,
            Registrant person,
            @Nullable VerdictView verdict,
            @Nullable RenewalDecision decision,
            List<CycleMove> moved,
            @Nullable Intention intended,
            @Nullable Discretion beside) {
        return new CycleView(
                cycle.id().value(),
                person.number().value(),
                cycle.terms().register().value(),
                NormView.of(cycle.terms().norm()),
                cycle.terms().occupations().stream()
                        .map(OccupationCode::value)
                        .sorted()
                        .toList(),
                cycle.terms().renewal(),
                cycle.terms().start(),
                cycle.terms().end(),
                Words.of(cycle.state()),
                verdict,
                decision == null ? null : DecidedView.of(decision),
                intended == null ? null : IntendedView.of(intended),
                beside == null ? null : BesideView.of(beside),
                moved.isEmpty() ? null : moved.stream().map(MovedView::of).toList());
    }

    private VerdictView verdict(Judged judged, Language language, Map<String, String> titles) {
        return verdicts.of(
                Verdict.fromJson(judged.result()), judged.cycle().terms().end(), language, titles);
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
            @Nullable VerdictView verdict,
            @Nullable DecidedView decision,
            @Nullable IntendedView intention,
            @Nullable BesideView discretion,
            @Nullable List<MovedView> moves) {}

    record IntendedView(UUID intentionId, String state, LocalDate viewUntil) {
        static IntendedView of(Intention intention) {
            return new IntendedView(intention.id().value(), Words.of(intention.state()), intention.viewUntil());
        }
    }

    /** Without its ground, which may be of health and is not for all who read a dossier. */
    record BesideView(UUID discretionId, String beside, List<String> rules, LocalDate expiresOn, String state) {
        static BesideView of(Discretion discretion) {
            return new BesideView(
                    discretion.id().value(),
                    discretion.beside(),
                    discretion.asked().rules(),
                    discretion.asked().expiresOn(),
                    Words.of(discretion.state()));
        }
    }

    record DecidedView(
            UUID decisionId,
            String outcome,
            boolean byNorm,
            @Nullable String reason,
            @Nullable Long nextCycleId,
            Instant decidedAt) {
        static DecidedView of(RenewalDecision decision) {
            Cycle next = decision.next();
            return new DecidedView(
                    decision.id().value(),
                    Words.of(decision.outcome()),
                    decision.byNorm(),
                    decision.reason(),
                    next == null ? null : next.id().value(),
                    decision.decidedAt());
        }
    }

    record MovedView(UUID moveId, NormView from, NormView to, String reason, Instant movedAt) {
        static MovedView of(CycleMove move) {
            return new MovedView(
                    move.id().value(), NormView.of(move.from()), NormView.of(move.to()), move.reason(), move.movedAt());
        }
    }
}
