package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.norm.Language;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.privacy.ErasurePreview;
import nl.qualityregister.privacy.ErasureRequest;
import nl.qualityregister.privacy.ErasureRequestId;
import nl.qualityregister.privacy.ErasureRequestNotFound;
import nl.qualityregister.privacy.ErasureState;
import nl.qualityregister.privacy.PersonErasures;
import nl.qualityregister.privacy.Waiting;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
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

/** The wish to be erased: asked by the person, looked at by two of the office, carried out when nothing is waited for. */
@RestController
class ErasureOperations {
    private final PersonErasures erasures;
    private final Registrants registrants;
    private final Reach reach;
    private final Trace trace;

    ErasureOperations(PersonErasures erasures, Registrants registrants, Reach reach, Trace trace) {
        this.erasures = erasures;
        this.registrants = registrants;
        this.reach = reach;
        this.trace = trace;
    }

    @PostMapping("/v1/registrations/{registrationNumber}/erasure-requests")
    ResponseEntity<ErasureView> askErasure(
            @PathVariable String registrationNumber,
            @RequestBody NewErasure asked,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Registrant self = reach.own(caller, registrationNumber);
        ErasureRequest request = erasures.ask(self.id(), asked.reason(), caller.actor());
        return ResponseEntity.created(URI.create("/v1/erasure-requests/" + request.id()))
                .body(whole(request, self, language));
    }

    /** What is open, for the office; for a professional all of her own. */
    @GetMapping("/v1/erasure-requests")
    ResponseEntity<Page<ErasureView>> listErasureRequests(
            @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit, Caller caller) {
        List<ErasureRequest> found = caller.is(Role.REGISTRAR)
                ? erasures.open(after.map(ErasureRequestId::new), limit + 1)
                : erasures.of(reach.self(caller).id());
        Map<RegistrantId, Registrant> people =
                registrants.byId(found.stream().map(ErasureRequest::registrant).collect(Collectors.toSet()));
        return Page.of(
                found,
                caller.is(Role.REGISTRAR) ? limit : found.size(),
                request -> request.id().toString(),
                request -> ErasureView.of(
                        request, Objects.requireNonNull(people.get(request.registrant())), null, Language.NL));
    }

    @GetMapping("/v1/erasure-requests/{requestId}")
    ErasureView readErasureRequest(
            @PathVariable String requestId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        ErasureRequest request = find(requestId, caller);
        Registrant person = person(request);
        boolean own = caller.known().id().equals(person.account());
        trace.of(
                caller,
                "erasure-request-read",
                "erasure-request:" + request.id(),
                own ? "own-file" : "task:registrar",
                person.number().value());
        return whole(request, person, language);
    }

    @PostMapping("/v1/erasure-requests/{requestId}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    ErasureView decideErasureRequest(
            @PathVariable String requestId,
            @RequestBody ErasureDecision decision,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        ErasureRequestId id = find(requestId, caller).id();
        ErasureRequest decided = decision.outcome().equals("approved")
                ? erasures.approve(id, Objects.requireNonNullElse(decision.digest(), ""), caller.actor())
                : erasures.refuse(id, decision.reason(), caller.actor());
        return whole(decided, person(decided), language);
    }

    @PostMapping("/v1/erasure-requests/{requestId}/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    ErasureView withdrawErasureRequest(
            @PathVariable String requestId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        ErasureRequest withdrawn = erasures.withdraw(find(requestId, caller).id(), caller.actor());
        return whole(withdrawn, person(withdrawn), language);
    }

    private ErasureRequest find(String requestId, Caller caller) {
        return erasures.find(new ErasureRequestId(Words.id(requestId)))
                .filter(found -> caller.is(Role.REGISTRAR)
                        || reach.maybeSelf(caller)
                                .filter(self -> self.id().equals(found.registrant()))
                                .isPresent())
                .orElseThrow(ErasureRequestNotFound::new);
    }

    private Registrant person(ErasureRequest request) {
        return Objects.requireNonNull(
                registrants.byId(Set.of(request.registrant())).get(request.registrant()));
    }

    private ErasureView whole(ErasureRequest request, Registrant person, @Nullable String language) {
        boolean open = request.state() == ErasureState.REQUESTED
                || request.state() == ErasureState.SEEN
                || request.state() == ErasureState.GRANTED;
        return ErasureView.of(
                request,
                person,
                open ? erasures.preview(request.registrant()) : null,
                ReadersLanguage.preferred(language));
    }

    record NewErasure(@Nullable String reason) {}

    record ErasureDecision(
            String outcome,
            @Nullable String digest,
            @Nullable String reason) {}

    record ErasureView(
            UUID requestId,
            String registrationNumber,
            String state,
            @Nullable String reason,
            Instant askedAt,
            @Nullable Instant decidedAt,
            @Nullable String decision,
            @Nullable Instant doneAt,
            @Nullable PreviewView preview) {
        static ErasureView of(
                ErasureRequest request, Registrant person, @Nullable ErasurePreview preview, Language language) {
            return new ErasureView(
                    request.id().value(),
                    person.number().value(),
                    Words.of(request.state()),
                    request.reason(),
                    request.askedAt(),
                    request.decidedAt(),
                    request.decision(),
                    request.doneAt(),
                    preview == null ? null : PreviewView.of(preview, language));
        }
    }

    record PreviewView(String digest, List<GoesView> goes, List<StaysView> stays, List<WaitingView> waitsFor) {
        static PreviewView of(ErasurePreview preview, Language language) {
            return new PreviewView(
                    preview.digest(),
                    preview.goes().stream()
                            .map(one ->
                                    new GoesView(kind(one.table()), one.about().in(language), one.rows()))
                            .toList(),
                    preview.stays().stream()
                            .map(one -> new StaysView(
                                    kind(one.table()),
                                    one.about().in(language),
                                    one.rows(),
                                    one.why().in(language),
                                    one.until().in(language)))
                            .toList(),
                    preview.waiting().stream()
                            .map(one -> WaitingView.of(one, language))
                            .toList());
        }

        private static String kind(String table) {
            return table.replace('_', '-');
        }
    }

    record GoesView(String kind, String about, long rows) {}

    record StaysView(String kind, String about, long rows, String why, String until) {}

    record WaitingView(String code, String text, @Nullable LocalDate until) {
        static WaitingView of(Waiting waiting, Language language) {
            return new WaitingView(waiting.code(), waiting.text().in(language), waiting.until());
        }
    }
}
