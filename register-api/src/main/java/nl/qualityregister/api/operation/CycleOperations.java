package nl.qualityregister.api.operation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.operation.CycleViews.CycleView;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.RenewalDecision;
import nl.qualityregister.decision.RenewalOutcome;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.Registrant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cycles one by one, as the registrar sees them, and each professional her own. */
@RestController
class CycleOperations {
    private final Cycles cycles;
    private final Decisions decisions;
    private final Points points;
    private final CycleViews views;
    private final Reach reach;
    private final Trace trace;

    CycleOperations(Cycles cycles, Decisions decisions, Points points, CycleViews views, Reach reach, Trace trace) {
        this.cycles = cycles;
        this.decisions = decisions;
        this.points = points;
        this.views = views;
        this.reach = reach;
        this.trace = trace;
    }

    @GetMapping("/v1/cycles")
    ResponseEntity<Page<CycleView>> listCycles(
            @RequestParam String state,
            @RequestParam String register,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        List<CycleId> waiting = decisions.waitingForRegistrar(new RegisterId(register), after, limit + 1);
        Map<CycleId, Judged> latest = cycles.latestVerdicts(waiting);
        List<Judged> verdicts = waiting.stream()
                .map(id -> Objects.requireNonNull(latest.get(id)))
                .toList();
        Map<Long, CycleView> shown = views.of(verdicts, ReadersLanguage.preferred(language)).stream()
                .collect(Collectors.toMap(CycleView::cycleId, Function.identity()));
        return Page.of(waiting, limit, CycleId::toString, id -> Objects.requireNonNull(shown.get(id.value())));
    }

    @GetMapping("/v1/cycles/{cycleId}")
    CycleView readCycle(
            @PathVariable String cycleId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Cycle cycle = find(cycleId);
        Registrant person = reach.owner(caller, cycle);
        trace.of(
                caller,
                "cycle-read",
                "cycle:" + cycle.id(),
                reach.ground(caller, person),
                person.number().value());
        Map<String, String> titles =
                VerdictViews.titles(points.ledger(person.id(), cycle.terms().register()));
        return views.whole(List.of(cycle), person, ReadersLanguage.preferred(language), titles)
                .getFirst();
    }

    @PostMapping("/v1/cycles/{cycleId}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    DecisionView decideCycle(@PathVariable String cycleId, @RequestBody CycleDecision decision, Caller caller) {
        return view(decisions.decide(
                find(cycleId).id(),
                Words.read(RenewalOutcome.class, decision.outcome()),
                decision.reason(),
                caller.actor()));
    }

    @PostMapping("/v1/cycles/{cycleId}/early-renewals")
    @ResponseStatus(HttpStatus.CREATED)
    DecisionView renewEarly(@PathVariable String cycleId, Caller caller) {
        Cycle cycle = find(cycleId);
        reach.owner(caller, cycle);
        return view(decisions.renewEarly(cycle.id(), caller.actor()));
    }

    private Cycle find(String cycleId) {
        return Optional.of(cycleId)
                .filter(id -> id.matches("[0-9]{1,18}"))
                .flatMap(id -> cycles.find(new CycleId(Long.parseLong(id))))
                .orElseThrow(NotFound::new);
    }

    private DecisionView view(RenewalDecision decision) {
        Cycle next = decision.next();
        return new DecisionView(
                decision.id().value(),
                views.of(decision.cycle()),
                Words.of(decision.outcome()),
                decision.reason(),
                next == null ? null : views.of(next),
                decision.decidedAt());
    }

    record CycleDecision(String outcome, String reason) {}

    record DecisionView(
            UUID decisionId,
            CycleView cycle,
            String outcome,
            @Nullable String reason,
            @Nullable CycleView next,
            Instant decidedAt) {}
}
