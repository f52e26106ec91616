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
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.decision.Departure;
import nl.qualityregister.decision.DepartureId;
import nl.qualityregister.decision.DepartureKind;
import nl.qualityregister.decision.Departures;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Role;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Leaving: by choice, and by death. */
@RestController
class DepartureOperations {
    private final Departures departures;
    private final Registrants registrants;
    private final Downloads downloads;
    private final Reach reach;
    private final Trace trace;
    private final BusinessDay businessDay;

    DepartureOperations(
            Departures departures,
            Registrants registrants,
            Downloads downloads,
            Reach reach,
            Trace trace,
            BusinessDay businessDay) {
        this.departures = departures;
        this.registrants = registrants;
        this.downloads = downloads;
        this.reach = reach;
        this.trace = trace;
        this.businessDay = businessDay;
    }

    @PostMapping("/v1/registrations/{registrationNumber}/departures")
    ResponseEntity<DepartureView> leave(
            @PathVariable String registrationNumber, @RequestBody Leaving leaving, Caller caller) {
        Registrant self = reach.own(caller, registrationNumber);
        List<String> occupations = leaving.occupations();
        LocalDate lastDay = leaving.lastDay();
        return created(departures.leave(
                self.id(),
                new RegisterId(leaving.register()),
                occupations == null
                        ? Set.of()
                        : occupations.stream().map(OccupationCode::new).collect(Collectors.toSet()),
                Words.read(DepartureKind.class, leaving.kind()),
                lastDay == null ? businessDay.today() : lastDay,
                leaving.reason(),
                caller.actor()));
    }

    @PostMapping("/v1/registrations/{registrationNumber}/deaths")
    ResponseEntity<DepartureView> reportDeath(
            @PathVariable String registrationNumber, @RequestBody Death death, Caller caller) {
        Registrant person = reach.anybody(registrationNumber);
        return created(departures.reportDeath(
                person.id(),
                death.diedOn(),
                death.relation(),
                death.files().stream().map(FileId::new).toList(),
                caller.actor()));
    }

    private ResponseEntity<DepartureView> created(Departure departure) {
        return ResponseEntity.created(URI.create("/v1/departures/" + departure.id()))
                .body(view(departure));
    }

    /** Deaths that wait for the office; for a professional whatever is her own. */
    @GetMapping("/v1/departures")
    ResponseEntity<Page<DepartureView>> listDepartures(
            @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit, Caller caller) {
        List<Departure> found = caller.is(Role.REGISTRAR)
                ? departures.reported(after.map(DepartureId::new), limit + 1)
                : departures.of(reach.self(caller).id());
        Map<RegistrantId, Registrant> people =
                registrants.byId(found.stream().map(Departure::registrant).collect(Collectors.toSet()));
        int most = caller.is(Role.REGISTRAR) ? limit : Math.max(found.size(), 1);
        return Page.of(
                found,
                most,
                departure -> departure.id().toString(),
                departure -> view(departure, Objects.requireNonNull(people.get(departure.registrant()))));
    }

    @GetMapping("/v1/departures/{departureId}")
    DepartureView readDeparture(@PathVariable String departureId, Caller caller) {
        Departure departure = find(departureId, caller);
        Registrant person = person(departure);
        trace.of(
                caller,
                "departure-read",
                "departure:" + departure.id(),
                ground(departure, caller),
                person.number().value());
        return view(departure, person);
    }

    @GetMapping("/v1/departures/{departureId}/files/{fileId}")
    ResponseEntity<InputStreamResource> downloadDepartureFile(
            @PathVariable String departureId, @PathVariable String fileId, Caller caller) {
        Departure departure = find(departureId, caller);
        ResponseEntity<InputStreamResource> file = downloads.of(departure.files(), fileId);
        trace.of(
                caller,
                "file-read",
                "file:" + fileId,
                "task:registrar",
                person(departure).number().value());
        return file;
    }

    @PostMapping("/v1/departures/{departureId}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    DepartureView decideDeparture(
            @PathVariable String departureId, @RequestBody DepartureDecision decision, Caller caller) {
        DepartureId id = find(departureId, caller).id();
        return view(
                decision.outcome().equals("confirmed")
                        ? departures.confirm(id, caller.actor())
                        : departures.reject(id, decision.reason(), caller.actor()));
    }

    @PostMapping("/v1/departures/{departureId}/reversals")
    @ResponseStatus(HttpStatus.CREATED)
    DepartureView undoDeparture(@PathVariable String departureId, @RequestBody Reversal reversal, Caller caller) {
        String reason = reversal.reason();
        return view(departures.undo(find(departureId, caller).id(), reason == null ? "" : reason, caller.actor()));
    }

    /** One's own; for the office any, and for whoever reported a death that report. */
    private Departure find(String departureId, Caller caller) {
        return departures
                .departure(new DepartureId(Words.id(departureId)))
                .filter(found -> caller.is(Role.REGISTRAR) || isOwn(found, caller))
                .orElseThrow(NotFound::new);
    }

    private boolean isOwn(Departure departure, Caller caller) {
        return reach.maybeSelf(caller)
                .filter(self -> self.id().equals(departure.registrant()))
                .isPresent();
    }

    private String ground(Departure departure, Caller caller) {
        return isOwn(departure, caller) ? "own-file" : "task:registrar";
    }

    private Registrant person(Departure departure) {
        RegistrantId id = departure.registrant();
        return Objects.requireNonNull(registrants.byId(Set.of(id)).get(id));
    }

    private DepartureView view(Departure departure) {
        return view(departure, person(departure));
    }

    private static DepartureView view(Departure departure, Registrant person) {
        return new DepartureView(
                departure.id().value(),
                person.number().value(),
                Words.text(departure.register()),
                departure.occupations().stream()
                        .map(OccupationCode::value)
                        .sorted()
                        .toList(),
                Words.of(departure.kind()),
                Words.of(departure.state()),
                departure.lastDay(),
                departure.reason(),
                departure.reporter(),
                departure.files().stream().map(FileId::value).toList(),
                departure.reportedAt(),
                departure.undoUntil(),
                departure.decision());
    }

    record Leaving(
            String register,
            @Nullable List<String> occupations,
            String kind,
            @Nullable LocalDate lastDay,
            @Nullable String reason) {}

    record Death(LocalDate diedOn, String relation, List<UUID> files) {}

    record DepartureDecision(String outcome, @Nullable String reason) {}

    record Reversal(@Nullable String reason) {}

    record DepartureView(
            UUID departureId,
            String registrationNumber,
            @Nullable String register,
            List<String> occupations,
            String kind,
            String state,
            LocalDate lastDay,
            @Nullable String reason,
            @Nullable String reporter,
            List<UUID> files,
            Instant reportedAt,
            @Nullable LocalDate undoUntil,
            @Nullable String decision) {}
}
