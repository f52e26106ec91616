package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.api.operation.CycleViews.CycleView;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.DossierView;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.points.Credit;
import nl.qualityregister.registrant.Registrant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a professional stands, and why. */
@RestController
class Dossiers {
    private static final Set<EvidenceState> PENDING = Set.of(EvidenceState.SUBMITTED, EvidenceState.RETURNED);
    private static final int MOST_PENDING = 1000;

    private final Cycles cycles;
    private final EvidenceDossiers evidence;
    private final CycleViews views;
    private final Reach reach;
    private final Trace trace;
    private final BusinessDay businessDay;

    Dossiers(
            Cycles cycles,
            EvidenceDossiers evidence,
            CycleViews views,
            Reach reach,
            Trace trace,
            BusinessDay businessDay) {
        this.cycles = cycles;
        this.evidence = evidence;
        this.views = views;
        this.reach = reach;
        this.trace = trace;
        this.businessDay = businessDay;
    }

    @GetMapping("/v1/registrations/{registrationNumber}/dossier")
    DossierAnswer readDossier(
            @PathVariable String registrationNumber,
            @RequestParam Optional<LocalDate> asOf,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Registrant person = reach.dossier(caller, registrationNumber);
        String number = person.number().value();
        trace.of(caller, "dossier-read", "dossier:" + number, reach.ground(caller, person), number);
        LocalDate day = asOf.orElseGet(businessDay::today);
        List<CycleAnswer> open = cycles.of(Set.of(person.id())).getOrDefault(person.id(), List.of()).stream()
                .filter(cycle -> cycle.state() != CycleState.CLOSED)
                .map(cycle -> cycle(cycle, person, day, ReadersLanguage.preferred(language)))
                .toList();
        return new DossierAnswer(number, day, open, pending(person));
    }

    private CycleAnswer cycle(Cycle cycle, Registrant person, LocalDate day, Language language) {
        DossierView look = cycles.look(cycle.id(), within(cycle, day));
        return new CycleAnswer(
                views.of(
                        look.cycle(),
                        person,
                        views.verdict(look.cycle(), look.asOf(), look.outcome(), look.met(), look.result(), language)),
                look.credits().stream().map(CreditView::of).toList());
    }

    /** A norm is asked about a day of the cycle. */
    private static LocalDate within(Cycle cycle, LocalDate day) {
        LocalDate start = cycle.terms().start();
        LocalDate end = cycle.terms().end();
        return day.isAfter(end) ? end : day.isBefore(start) ? start : day;
    }

    private List<EvidenceView> pending(Registrant person) {
        return evidence.list(person.id(), Optional.empty(), MOST_PENDING).stream()
                .filter(piece -> PENDING.contains(piece.state()))
                .map(EvidenceView::of)
                .toList();
    }

    record DossierAnswer(
            String registrationNumber, LocalDate asOf, List<CycleAnswer> cycles, List<EvidenceView> evidencePending) {}

    record CycleAnswer(CycleView cycle, List<CreditView> credits) {}

    record CreditView(
            long creditId,
            SourceView source,
            LocalDate completedOn,
            String category,
            String type,
            @Nullable String topic,
            @Nullable String points,
            @Nullable String hours,
            Instant creditedAt) {
        static CreditView of(Credit credit) {
            return new CreditView(
                    credit.id(),
                    new SourceView(
                            credit.fact().source().kind(),
                            credit.fact().source().key()),
                    credit.fact().completedOn(),
                    credit.fact().category(),
                    credit.fact().type(),
                    credit.fact().topic(),
                    Words.text(credit.fact().points()),
                    Words.text(credit.fact().hours()),
                    credit.creditedAt());
        }
    }

    record SourceView(String kind, String key) {}
}
