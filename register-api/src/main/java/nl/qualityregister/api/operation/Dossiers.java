package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.operation.CycleViews.CycleView;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.cycle.Balance;
import nl.qualityregister.cycle.Balances;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.DossierView;
import nl.qualityregister.cycle.Forecast;
import nl.qualityregister.cycle.Forecasts;
import nl.qualityregister.decision.CycleMove;
import nl.qualityregister.decision.CycleMoves;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.Registrant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a professional stands, and why; also when her registration has ended. */
@RestController
class Dossiers {
    private static final Set<EvidenceState> PENDING = Set.of(EvidenceState.SUBMITTED, EvidenceState.RETURNED);
    private static final int PIECE = 500;

    private final Cycles cycles;
    private final Forecasts forecasts;
    private final Balances balances;
    private final CycleMoves moves;
    private final Points points;
    private final Norms norms;
    private final EvidenceDossiers evidence;
    private final CycleViews views;
    private final VerdictViews verdicts;
    private final Reach reach;
    private final Trace trace;
    private final BusinessDay businessDay;

    Dossiers(
            Cycles cycles,
            Forecasts forecasts,
            Balances balances,
            CycleMoves moves,
            Points points,
            Norms norms,
            EvidenceDossiers evidence,
            CycleViews views,
            VerdictViews verdicts,
            Reach reach,
            Trace trace,
            BusinessDay businessDay) {
        this.cycles = cycles;
        this.forecasts = forecasts;
        this.balances = balances;
        this.moves = moves;
        this.points = points;
        this.norms = norms;
        this.evidence = evidence;
        this.views = views;
        this.verdicts = verdicts;
        this.reach = reach;
        this.trace = trace;
        this.businessDay = businessDay;
    }

    @GetMapping("/v1/registrations/{registrationNumber}/dossier")
    DossierAnswer readDossier(
            @PathVariable String registrationNumber,
            @RequestParam Optional<LocalDate> asOf,
            @RequestParam Optional<LocalDate> forecastOn,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted,
            Caller caller) {
        Registrant person = reach.dossier(caller, registrationNumber);
        String number = person.number().value();
        trace.of(caller, "dossier-read", "dossier:" + number, reach.ground(caller, person), number);
        Language language = ReadersLanguage.preferred(accepted);
        LocalDate day = asOf.orElseGet(businessDay::today);
        List<Cycle> all = cycles.of(Set.of(person.id())).getOrDefault(person.id(), List.of());
        return new DossierAnswer(
                number,
                day,
                open(all, person, day, forecastOn, language),
                past(all, person, language),
                pending(person));
    }

    private List<CycleAnswer> open(
            List<Cycle> all, Registrant person, LocalDate day, Optional<LocalDate> forecastOn, Language language) {
        List<CycleId> open = all.stream()
                .filter(cycle -> cycle.state() != CycleState.CLOSED)
                .map(Cycle::id)
                .toList();
        LocalDate today = businessDay.today();
        Map<CycleId, Forecast> ahead = forecastOn
                .map(on -> forecasts.onDay(open, on, today))
                .orElseGet(() -> forecasts.onTheLastDay(open, today))
                .stream()
                .collect(Collectors.toMap(forecast -> forecast.cycle().id(), Function.identity()));
        Map<CycleId, List<Balance>> kept = balances.of(open);
        Map<CycleId, List<CycleMove>> moved = moves.of(open);
        return cycles.look(open, day).stream()
                .map(look -> {
                    CycleId id = look.cycle().id();
                    Forecast forecast = Objects.requireNonNull(ahead.get(id));
                    return new CycleAnswer(
                            standing(look, person, moved.getOrDefault(id, List.of()), language),
                            look.credits().stream().map(CreditView::of).toList(),
                            kept.getOrDefault(id, List.of()).stream()
                                    .map(BalanceView::of)
                                    .toList(),
                            ForecastView.of(
                                    forecast,
                                    norms.version(forecast.cycle().terms().norm()),
                                    verdicts,
                                    language));
                })
                .toList();
    }

    private CycleView standing(DossierView look, Registrant person, List<CycleMove> moved, Language language) {
        return views.of(
                look.cycle(),
                person,
                verdicts.of(
                        Verdict.fromJson(look.result()),
                        look.cycle().terms().end(),
                        language,
                        VerdictViews.titles(look.credits())),
                moved);
    }

    /** The newest first. */
    private List<CycleView> past(List<Cycle> all, Registrant person, Language language) {
        List<Cycle> closed = all.stream()
                .filter(cycle -> cycle.state() == CycleState.CLOSED)
                .toList()
                .reversed();
        return views.whole(closed, person, language, titles(closed, person));
    }

    private Map<String, String> titles(List<Cycle> of, Registrant person) {
        return of.stream()
                .map(cycle -> cycle.terms().register())
                .distinct()
                .flatMap(register -> VerdictViews.titles(points.ledger(person.id(), register)).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<EvidenceView> pending(Registrant person) {
        List<EvidenceView> pending = new ArrayList<>();
        List<Evidence> piece = evidence.list(person.id(), Optional.empty(), PIECE);
        while (!piece.isEmpty()) {
            piece.stream()
                    .filter(one -> PENDING.contains(one.state()))
                    .map(EvidenceView::of)
                    .forEach(pending::add);
            piece = piece.size() < PIECE
                    ? List.of()
                    : evidence.list(person.id(), Optional.of(piece.getLast().id()), PIECE);
        }
        return pending;
    }

    @GetMapping("/v1/registrations/{registrationNumber}/ledger")
    ResponseEntity<Page<CreditView>> listLedger(
            @PathVariable String registrationNumber,
            @RequestParam String register,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Registrant person = reach.dossier(caller, registrationNumber);
        String number = person.number().value();
        trace.of(caller, "ledger-read", "dossier:" + number, reach.ground(caller, person), number);
        return Page.of(
                points.ledger(person.id(), new RegisterId(register), after, limit + 1),
                limit,
                entry -> Long.toString(entry.entry().id()),
                CreditView::of);
    }

    record DossierAnswer(
            String registrationNumber,
            LocalDate asOf,
            List<CycleAnswer> cycles,
            List<CycleView> history,
            List<EvidenceView> evidencePending) {}

    record CycleAnswer(CycleView cycle, List<CreditView> credits, List<BalanceView> balances, ForecastView forecast) {}

    record BalanceView(String category, String points, String hours, long entries) {
        static BalanceView of(Balance balance) {
            return new BalanceView(
                    balance.category(),
                    balance.points().toString(),
                    balance.hours().toString(),
                    balance.entries());
        }
    }
}
