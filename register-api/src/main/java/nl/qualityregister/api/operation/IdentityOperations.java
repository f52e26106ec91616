package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.file.FileId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.Identities;
import nl.qualityregister.registrant.IdentityChange;
import nl.qualityregister.registrant.IdentityChangeId;
import nl.qualityregister.registrant.PersonName;
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

/** Changes of name and date of birth, and the office's search by any name somebody bears or bore. */
@RestController
class IdentityOperations {
    private static final int MOST = 200;

    private final Identities identities;
    private final Registrants registrants;
    private final Downloads downloads;
    private final Reach reach;
    private final Trace trace;

    IdentityOperations(Identities identities, Registrants registrants, Downloads downloads, Reach reach, Trace trace) {
        this.identities = identities;
        this.registrants = registrants;
        this.downloads = downloads;
        this.reach = reach;
        this.trace = trace;
    }

    @PostMapping("/v1/registrations/{registrationNumber}/identity-changes")
    ResponseEntity<IdentityChangeView> requestIdentityChange(
            @PathVariable String registrationNumber, @RequestBody NewIdentity asked, Caller caller) {
        Registrant self = reach.own(caller, registrationNumber);
        IdentityChange change = identities.request(
                self.id(),
                asked.name(),
                asked.birthDate(),
                asked.reason(),
                asked.files().stream().map(FileId::new).toList(),
                caller.actor());
        return ResponseEntity.created(URI.create("/v1/identity-changes/" + change.id()))
                .body(view(change, self));
    }

    /** What waits for the office; for a professional all that is her own. */
    @GetMapping("/v1/identity-changes")
    IdentityChangeList listIdentityChanges(Caller caller) {
        List<IdentityChange> found = caller.is(Role.REGISTRAR)
                ? identities.waiting(MOST)
                : identities.of(reach.self(caller).id());
        Map<RegistrantId, Registrant> people =
                registrants.byId(found.stream().map(IdentityChange::registrant).collect(Collectors.toSet()));
        return new IdentityChangeList(found.stream()
                .map(change -> view(change, Objects.requireNonNull(people.get(change.registrant()))))
                .toList());
    }

    @GetMapping("/v1/identity-changes/{changeId}")
    IdentityChangeView readIdentityChange(@PathVariable String changeId, Caller caller) {
        IdentityChange change = find(changeId, caller);
        Registrant person = person(change);
        boolean own = caller.known().id().equals(person.account());
        trace.of(
                caller,
                "identity-change-read",
                "identity-change:" + change.id(),
                own ? "own-file" : "task:registrar",
                person.number().value());
        return view(change, person);
    }

    @GetMapping("/v1/identity-changes/{changeId}/files/{fileId}")
    ResponseEntity<InputStreamResource> downloadIdentityFile(
            @PathVariable String changeId, @PathVariable String fileId, Caller caller) {
        IdentityChange change = find(changeId, caller);
        ResponseEntity<InputStreamResource> file = downloads.of(change.files(), fileId);
        trace.of(
                caller,
                "file-read",
                "file:" + fileId,
                "task:registrar",
                person(change).number().value());
        return file;
    }

    @PostMapping("/v1/identity-changes/{changeId}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    IdentityChangeView decideIdentityChange(
            @PathVariable String changeId, @RequestBody IdentityDecision decision, Caller caller) {
        IdentityChangeId id = find(changeId, caller).id();
        IdentityChange decided = decision.outcome().equals("approved")
                ? identities.approve(id, caller.actor())
                : identities.refuse(id, decision.reason(), caller.actor());
        return view(decided, person(decided));
    }

    @PostMapping("/v1/registrants/_search")
    FoundList searchRegistrants(@RequestBody Search search, Caller caller) {
        List<Registrant> found = identities.bearing(search.surname(), search.birthDate(), MOST);
        trace.of(
                caller,
                "registrants-searched",
                "registrants:" + found.size(),
                "task:registrar",
                found.stream().map(person -> person.number().value()).toArray(String[]::new));
        return new FoundList(found.stream()
                .map(person -> new Found(person.number().value(), person.name(), person.birthDate()))
                .toList());
    }

    private IdentityChange find(String changeId, Caller caller) {
        return identities
                .change(new IdentityChangeId(Words.id(changeId)))
                .filter(found -> caller.is(Role.REGISTRAR)
                        || reach.maybeSelf(caller)
                                .filter(self -> self.id().equals(found.registrant()))
                                .isPresent())
                .orElseThrow(NotFound::new);
    }

    private Registrant person(IdentityChange change) {
        return Objects.requireNonNull(
                registrants.byId(Set.of(change.registrant())).get(change.registrant()));
    }

    private static IdentityChangeView view(IdentityChange change, Registrant person) {
        return new IdentityChangeView(
                change.id().value(),
                person.number().value(),
                change.name(),
                change.birthDate(),
                change.reason(),
                change.files().stream().map(FileId::value).toList(),
                Words.of(change.state()),
                change.requestedAt(),
                change.decision());
    }

    record NewIdentity(PersonName name, LocalDate birthDate, String reason, List<UUID> files) {}

    record IdentityDecision(String outcome, @Nullable String reason) {}

    record IdentityChangeView(
            UUID changeId,
            String registrationNumber,
            PersonName name,
            LocalDate birthDate,
            String reason,
            List<UUID> files,
            String state,
            Instant requestedAt,
            @Nullable String decision) {}

    record IdentityChangeList(List<IdentityChangeView> items) {}

    record Search(String surname, @Nullable LocalDate birthDate) {}

    record Found(String registrationNumber, PersonName name, LocalDate birthDate) {}

    record FoundList(List<Found> items) {}
}
