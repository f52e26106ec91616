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
import nl.qualityregister.api.operation.HearingOperations.GivenReason;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.decision.NewRuling;
import nl.qualityregister.decision.Ruling;
import nl.qualityregister.decision.RulingEffect;
import nl.qualityregister.decision.RulingId;
import nl.qualityregister.decision.RulingState;
import nl.qualityregister.decision.Rulings;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.MeasureKind;
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

/** Rulings and interim orders of disciplinary bodies, as the office enters and follows them. */
@RestController
class RulingOperations {
    private final Rulings rulings;
    private final Registrants registrants;
    private final Downloads downloads;
    private final Reach reach;
    private final Trace trace;

    RulingOperations(Rulings rulings, Registrants registrants, Downloads downloads, Reach reach, Trace trace) {
        this.rulings = rulings;
        this.registrants = registrants;
        this.downloads = downloads;
        this.reach = reach;
        this.trace = trace;
    }

    @PostMapping("/v1/rulings")
    ResponseEntity<RulingView> recordRuling(@RequestBody RulingBody body, Caller caller) {
        Registrant person = reach.anybody(body.registrationNumber());
        Ruling recorded = rulings.record(body.ruled(person.id()), caller.actor());
        return ResponseEntity.created(URI.create("/v1/rulings/" + recorded.id()))
                .body(view(recorded));
    }

    @GetMapping("/v1/rulings")
    ResponseEntity<Page<RulingView>> listRulings(
            @RequestParam(defaultValue = "recorded") String state,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        List<Ruling> found = caller.is(Role.REGISTRAR)
                ? rulings.rulings(Words.read(RulingState.class, state), after.map(RulingId::new), limit + 1)
                : rulings.of(reach.self(caller).id());
        Map<RegistrantId, Registrant> people = registrants.byId(
                found.stream().map(ruling -> ruling.ruled().registrant()).collect(Collectors.toSet()));
        int most = caller.is(Role.REGISTRAR) ? limit : Math.max(found.size(), 1);
        return Page.of(
                found,
                most,
                ruling -> ruling.id().toString(),
                ruling -> RulingView.of(
                        ruling, Objects.requireNonNull(people.get(ruling.ruled().registrant())), null));
    }

    @GetMapping("/v1/rulings/{rulingId}")
    RulingView readRuling(@PathVariable String rulingId, Caller caller) {
        RulingView view = view(find(rulingId, caller));
        trace.of(
                caller,
                "ruling-read",
                "ruling:" + view.rulingId(),
                caller.is(Role.REGISTRAR) ? "task:registrar" : "own-file",
                view.registrationNumber());
        return view;
    }

    @GetMapping("/v1/rulings/{rulingId}/files/{fileId}")
    ResponseEntity<InputStreamResource> downloadRulingFile(
            @PathVariable String rulingId, @PathVariable String fileId, Caller caller) {
        Ruling ruling = find(rulingId, caller);
        ResponseEntity<InputStreamResource> file = downloads.of(ruling.ruled().files(), fileId);
        trace.of(
                caller,
                "file-read",
                "file:" + fileId,
                "task:registrar",
                person(ruling).number().value());
        return file;
    }

    @PostMapping("/v1/rulings/{rulingId}/confirmations")
    @ResponseStatus(HttpStatus.CREATED)
    RulingView confirmRuling(@PathVariable String rulingId, Caller caller) {
        return view(rulings.confirm(id(rulingId), caller.actor()));
    }

    @PostMapping("/v1/rulings/{rulingId}/refusals")
    @ResponseStatus(HttpStatus.CREATED)
    RulingView refuseRuling(@PathVariable String rulingId, @RequestBody GivenReason given, Caller caller) {
        return view(rulings.refuse(id(rulingId), given.reason(), caller.actor()));
    }

    @PostMapping("/v1/rulings/{rulingId}/appeals")
    @ResponseStatus(HttpStatus.CREATED)
    RulingView appealRuling(@PathVariable String rulingId, @RequestBody Appeal appeal, Caller caller) {
        return view(rulings.appeal(id(rulingId), appeal.lodgedOn(), appeal.suspends(), caller.actor()));
    }

    @PostMapping("/v1/rulings/{rulingId}/dismissals")
    @ResponseStatus(HttpStatus.CREATED)
    RulingView dismissAppeal(@PathVariable String rulingId, @RequestBody GivenReason given, Caller caller) {
        return view(rulings.dismissAppeal(id(rulingId), given.reason(), caller.actor()));
    }

    @PostMapping("/v1/rulings/{rulingId}/publications")
    @ResponseStatus(HttpStatus.CREATED)
    RulingView publishRuling(@PathVariable String rulingId, @RequestBody Publication publication, Caller caller) {
        return view(rulings.publish(id(rulingId), publication.published(), publication.ground(), caller.actor()));
    }

    @PostMapping("/v1/rulings/{rulingId}/liftings")
    @ResponseStatus(HttpStatus.CREATED)
    RulingView liftRuling(@PathVariable String rulingId, @RequestBody Lifting lifting, Caller caller) {
        return view(rulings.lift(id(rulingId), lifting.on(), lifting.reason(), caller.actor()));
    }

    @PostMapping("/v1/rulings/{rulingId}/reversals")
    @ResponseStatus(HttpStatus.CREATED)
    RulingView reverseRuling(@PathVariable String rulingId, @RequestBody GivenReason given, Caller caller) {
        return view(rulings.reverse(id(rulingId), given.reason(), caller.actor()));
    }

    /** About oneself; for the office any. */
    private Ruling find(String rulingId, Caller caller) {
        return rulings.ruling(id(rulingId))
                .filter(found -> caller.is(Role.REGISTRAR)
                        || reach.maybeSelf(caller)
                                .filter(self -> self.id().equals(found.ruled().registrant()))
                                .isPresent())
                .orElseThrow(NotFound::new);
    }

    private static RulingId id(String text) {
        return new RulingId(Words.id(text));
    }

    private Registrant person(Ruling ruling) {
        RegistrantId id = ruling.ruled().registrant();
        return Objects.requireNonNull(registrants.byId(Set.of(id)).get(id));
    }

    private RulingView view(Ruling ruling) {
        return RulingView.of(
                ruling,
                person(ruling),
                ruling.state() == RulingState.RECORDED ? EffectView.of(rulings.effect(ruling)) : null);
    }

    record RulingBody(
            String registrationNumber,
            String register,
            @Nullable List<String> occupations,
            String kind,
            @Nullable Boolean interim,
            String body,
            String reference,
            LocalDate ruledOn,
            boolean published,
            String publicationGround,
            LocalDate from,
            @Nullable LocalDate until,
            List<UUID> files) {
        NewRuling ruled(RegistrantId person) {
            return new NewRuling(
                    person,
                    new RegisterId(register),
                    Objects.requireNonNullElse(occupations, List.<String>of()).stream()
                            .map(OccupationCode::new)
                            .collect(Collectors.toSet()),
                    Words.read(MeasureKind.class, kind),
                    Boolean.TRUE.equals(interim),
                    body,
                    reference,
                    ruledOn,
                    published,
                    publicationGround,
                    from,
                    Words.firstDayWithout(until),
                    files.stream().map(FileId::new).toList());
        }
    }

    record Appeal(LocalDate lodgedOn, boolean suspends) {}

    record Publication(boolean published, String ground) {}

    record Lifting(LocalDate on, String reason) {}

    record EffectView(List<String> occupations, boolean losesTitle, List<Long> cycleIds) {
        static EffectView of(RulingEffect effect) {
            return new EffectView(
                    effect.registrations().stream().map(OccupationCode::value).toList(),
                    effect.losesTitle(),
                    effect.cycles().stream().map(cycle -> cycle.id().value()).toList());
        }
    }

    record RulingView(
            UUID rulingId,
            String registrationNumber,
            String register,
            List<String> occupations,
            String kind,
            boolean interim,
            String body,
            String reference,
            LocalDate ruledOn,
            boolean published,
            String publicationGround,
            LocalDate from,
            @Nullable LocalDate until,
            List<UUID> files,
            String state,
            Instant recordedAt,
            @Nullable Instant confirmedAt,
            @Nullable LocalDate appealedOn,
            @Nullable LocalDate suspendedOn,
            @Nullable String decision,
            @Nullable EffectView effect) {
        static RulingView of(Ruling ruling, Registrant person, @Nullable EffectView effect) {
            NewRuling ruled = ruling.ruled();
            return new RulingView(
                    ruling.id().value(),
                    person.number().value(),
                    ruled.register().value(),
                    ruled.occupations().stream()
                            .map(OccupationCode::value)
                            .sorted()
                            .toList(),
                    Words.of(ruled.kind()),
                    ruled.interim(),
                    ruled.body(),
                    ruled.reference(),
                    ruled.ruledOn(),
                    ruled.published(),
                    ruled.publicationGround(),
                    ruled.from(),
                    Words.lastDay(ruled.until()),
                    ruled.files().stream().map(FileId::value).toList(),
                    Words.of(ruling.state()),
                    ruling.recordedAt(),
                    ruling.confirmedAt(),
                    ruling.appealedOn(),
                    ruling.suspendedOn(),
                    ruling.decision(),
                    effect);
        }
    }
}
