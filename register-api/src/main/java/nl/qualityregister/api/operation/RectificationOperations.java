package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.file.FileId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.privacy.NewRectification;
import nl.qualityregister.privacy.RectificationRequest;
import nl.qualityregister.privacy.RectificationRequestId;
import nl.qualityregister.privacy.RectificationRequestNotFound;
import nl.qualityregister.privacy.RectificationSubject;
import nl.qualityregister.privacy.Rectifications;
import nl.qualityregister.privacy.RollCorrection;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people say is wrong about them, and what the office makes of it. */
@RestController
class RectificationOperations {
    private static final int MOST = 200;

    private final Rectifications rectifications;
    private final Registrants registrants;
    private final Downloads downloads;
    private final Reach reach;
    private final Trace trace;

    RectificationOperations(
            Rectifications rectifications, Registrants registrants, Downloads downloads, Reach reach, Trace trace) {
        this.rectifications = rectifications;
        this.registrants = registrants;
        this.downloads = downloads;
        this.reach = reach;
        this.trace = trace;
    }

    @PostMapping("/v1/registrations/{registrationNumber}/rectification-requests")
    ResponseEntity<RectificationView> askRectification(
            @PathVariable String registrationNumber, @RequestBody NewRectificationRequest asked, Caller caller) {
        Registrant self = reach.own(caller, registrationNumber);
        RectificationRequest request = rectifications.ask(
                self.id(),
                new NewRectification(
                        Words.read(RectificationSubject.class, asked.about()),
                        asked.entryIndex(),
                        asked.says(),
                        asked.shouldSay(),
                        asked.reason(),
                        asked.files().stream().map(FileId::new).toList()),
                caller.actor());
        return ResponseEntity.created(URI.create("/v1/rectification-requests/" + request.id()))
                .body(view(request, self));
    }

    /** What waits for the office; for a professional all of her own. */
    @GetMapping("/v1/rectification-requests")
    RectificationList listRectificationRequests(Caller caller) {
        List<RectificationRequest> found = caller.is(Role.REGISTRAR)
                ? rectifications.waiting(MOST)
                : rectifications.of(reach.self(caller).id());
        Map<RegistrantId, Registrant> people = registrants.byId(
                found.stream().map(RectificationRequest::registrant).collect(Collectors.toSet()));
        return new RectificationList(found.stream()
                .map(request -> view(request, Objects.requireNonNull(people.get(request.registrant()))))
                .toList());
    }

    @GetMapping("/v1/rectification-requests/{requestId}")
    RectificationView readRectificationRequest(@PathVariable String requestId, Caller caller) {
        RectificationRequest request = find(requestId, caller);
        Registrant person = person(request);
        leave(caller, "rectification-request-read", "rectification-request:" + request.id(), person);
        return view(request, person);
    }

    @GetMapping("/v1/rectification-requests/{requestId}/files/{fileId}")
    ResponseEntity<InputStreamResource> downloadRectificationFile(
            @PathVariable String requestId, @PathVariable String fileId, Caller caller) {
        RectificationRequest request = find(requestId, caller);
        ResponseEntity<InputStreamResource> file = downloads.of(request.files(), fileId);
        leave(caller, "file-read", "file:" + fileId, person(request));
        return file;
    }

    @PostMapping("/v1/rectification-requests/{requestId}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    RectificationView decideRectificationRequest(
            @PathVariable String requestId, @RequestBody RectificationDecision decision, Caller caller) {
        RectificationRequestId id = find(requestId, caller).id();
        RectificationRequest decided = decision.outcome().equals("granted")
                ? rectifications.grant(
                        id, decision.reason(), decision.correction(), decision.correctedElsewhere(), caller.actor())
                : rectifications.refuse(id, decision.reason(), caller.actor());
        return view(decided, person(decided));
    }

    private void leave(Caller caller, String act, String object, Registrant person) {
        boolean own = caller.known().id().equals(person.account());
        trace.of(
                caller,
                act,
                object,
                own ? "own-file" : "task:registrar",
                person.number().value());
    }

    private RectificationRequest find(String requestId, Caller caller) {
        return rectifications
                .find(new RectificationRequestId(Words.id(requestId)))
                .filter(found -> caller.is(Role.REGISTRAR)
                        || reach.maybeSelf(caller)
                                .filter(self -> self.id().equals(found.registrant()))
                                .isPresent())
                .orElseThrow(RectificationRequestNotFound::new);
    }

    private Registrant person(RectificationRequest request) {
        return Objects.requireNonNull(
                registrants.byId(Set.of(request.registrant())).get(request.registrant()));
    }

    private static RectificationView view(RectificationRequest request, Registrant person) {
        return new RectificationView(
                request.id().value(),
                person.number().value(),
                Words.of(request.about()),
                request.entryIndex(),
                request.says(),
                request.shouldSay(),
                request.reason(),
                request.files().stream().map(FileId::value).toList(),
                Words.of(request.state()),
                request.askedAt(),
                request.decidedAt(),
                request.decision(),
                request.result());
    }

    record NewRectificationRequest(
            String about, @Nullable Long entryIndex, String says, String shouldSay, String reason, List<UUID> files) {}

    record RectificationDecision(
            String outcome,
            String reason,
            @Nullable RollCorrection correction,
            @Nullable String correctedElsewhere) {}

    record RectificationView(
            UUID requestId,
            String registrationNumber,
            String about,
            @Nullable Long entryIndex,
            String says,
            String shouldSay,
            String reason,
            List<UUID> files,
            String state,
            Instant askedAt,
            @Nullable Instant decidedAt,
            @Nullable String decision,
            @Nullable String result) {}

    record RectificationList(List<RectificationView> items) {}
}
