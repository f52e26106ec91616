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
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.decision.Intention;
import nl.qualityregister.decision.IntentionId;
import nl.qualityregister.decision.PersonView;
import nl.qualityregister.file.FileId;
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

/** What is intended against somebody, and the view of that person. */
@RestController
class HearingOperations {
    private final Hearings hearings;
    private final Cycles cycles;
    private final Registrants registrants;
    private final Downloads downloads;
    private final Reach reach;
    private final Trace trace;

    HearingOperations(
            Hearings hearings, Cycles cycles, Registrants registrants, Downloads downloads, Reach reach, Trace trace) {
        this.hearings = hearings;
        this.cycles = cycles;
        this.registrants = registrants;
        this.downloads = downloads;
        this.reach = reach;
        this.trace = trace;
    }

    @PostMapping("/v1/cycles/{cycleId}/intentions")
    ResponseEntity<IntentionView> announceIntention(@PathVariable String cycleId, Caller caller) {
        Intention announced = hearings.announce(Words.cycle(cycleId), caller.actor());
        return ResponseEntity.created(URI.create("/v1/intentions/" + announced.id()))
                .body(view(announced));
    }

    @GetMapping("/v1/intentions")
    ResponseEntity<Page<IntentionView>> listIntentions(
            @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit, Caller caller) {
        List<Intention> found = caller.is(Role.REGISTRAR)
                ? hearings.open(after.map(IntentionId::new), limit + 1)
                : hearings.of(reach.self(caller).id());
        Function<Intention, IntentionView> view = views(found);
        int most = caller.is(Role.REGISTRAR) ? limit : Math.max(found.size(), 1);
        return Page.of(found, most, intention -> intention.id().toString(), view);
    }

    @GetMapping("/v1/intentions/{intentionId}")
    IntentionView readIntention(@PathVariable String intentionId, Caller caller) {
        IntentionView view = view(find(intentionId, caller));
        trace.of(
                caller,
                "intention-read",
                "intention:" + view.intentionId(),
                caller.is(Role.REGISTRAR) ? "task:registrar" : "own-file",
                view.registrationNumber());
        return view;
    }

    @GetMapping("/v1/intentions/{intentionId}/files/{fileId}")
    ResponseEntity<InputStreamResource> downloadIntentionFile(
            @PathVariable String intentionId, @PathVariable String fileId, Caller caller) {
        Intention intention = find(intentionId, caller);
        ResponseEntity<InputStreamResource> file = downloads.of(
                intention.views().stream()
                        .flatMap(view -> view.files().stream())
                        .toList(),
                fileId);
        trace.of(
                caller,
                "file-read",
                "file:" + fileId,
                "task:registrar",
                view(intention).registrationNumber());
        return file;
    }

    @PostMapping("/v1/intentions/{intentionId}/views")
    @ResponseStatus(HttpStatus.CREATED)
    IntentionView giveView(@PathVariable String intentionId, @RequestBody NewView given, Caller caller) {
        List<UUID> files = given.files();
        return view(hearings.view(
                new IntentionId(Words.id(intentionId)),
                reach.self(caller).id(),
                given.words(),
                files == null ? List.of() : files.stream().map(FileId::new).toList(),
                Boolean.TRUE.equals(given.saysAll()),
                caller.actor()));
    }

    @PostMapping("/v1/intentions/{intentionId}/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    IntentionView dropIntention(@PathVariable String intentionId, @RequestBody GivenReason given, Caller caller) {
        return view(hearings.drop(new IntentionId(Words.id(intentionId)), given.reason(), caller.actor()));
    }

    /** One's own; for the office any. */
    private Intention find(String intentionId, Caller caller) {
        return hearings.intention(new IntentionId(Words.id(intentionId)))
                .filter(found -> caller.is(Role.REGISTRAR)
                        || reach.maybeSelf(caller)
                                .filter(self ->
                                        self.id().equals(cycle(found).terms().registrant()))
                                .isPresent())
                .orElseThrow(NotFound::new);
    }

    private Cycle cycle(Intention intention) {
        return cycles.find(intention.cycle()).orElseThrow();
    }

    private IntentionView view(Intention intention) {
        return views(List.of(intention)).apply(intention);
    }

    private Function<Intention, IntentionView> views(List<Intention> intentions) {
        Map<CycleId, Cycle> of = cycles
                .find(intentions.stream().map(Intention::cycle).toList())
                .stream()
                .collect(Collectors.toMap(Cycle::id, Function.identity()));
        Set<RegistrantId> people =
                of.values().stream().map(cycle -> cycle.terms().registrant()).collect(Collectors.toSet());
        Map<RegistrantId, Registrant> known = registrants.byId(people);
        return intention -> {
            Cycle cycle = Objects.requireNonNull(of.get(intention.cycle()));
            return IntentionView.of(
                    intention,
                    cycle,
                    Objects.requireNonNull(known.get(cycle.terms().registrant())));
        };
    }

    record GivenReason(String reason) {}

    record NewView(
            String words,
            @Nullable List<UUID> files,
            @Nullable Boolean saysAll) {}

    record IntentionView(
            UUID intentionId,
            long cycleId,
            String registrationNumber,
            String register,
            String state,
            LocalDate announcedOn,
            LocalDate viewUntil,
            LocalDate decidableFrom,
            Instant announcedAt,
            @Nullable String endedReason,
            List<GivenView> views) {
        static IntentionView of(Intention intention, Cycle cycle, Registrant person) {
            return new IntentionView(
                    intention.id().value(),
                    cycle.id().value(),
                    person.number().value(),
                    cycle.terms().register().value(),
                    Words.of(intention.state()),
                    intention.announcedOn(),
                    intention.viewUntil(),
                    intention.decidableFrom(),
                    intention.announcedAt(),
                    intention.endedReason(),
                    intention.views().stream().map(GivenView::of).toList());
        }
    }

    record GivenView(String words, List<UUID> files, boolean saysAll, Instant givenAt) {
        static GivenView of(PersonView view) {
            return new GivenView(
                    view.words(), view.files().stream().map(FileId::value).toList(), view.saysAll(), view.givenAt());
        }
    }
}
