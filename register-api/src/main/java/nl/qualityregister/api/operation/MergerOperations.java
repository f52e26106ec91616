package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.operation.HearingOperations.GivenReason;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.problem.Problem;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.decision.Merger;
import nl.qualityregister.decision.MergerId;
import nl.qualityregister.decision.MergerOutdated;
import nl.qualityregister.decision.MergerPreview;
import nl.qualityregister.decision.MergerState;
import nl.qualityregister.decision.Mergers;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Merging two numbers of one person: shown, proposed by one, carried out by another, undone by one decision. */
@RestController
class MergerOperations {
    private final Mergers mergers;
    private final Registrants registrants;
    private final Reach reach;
    private final Problems problems;
    private final Trace trace;

    MergerOperations(Mergers mergers, Registrants registrants, Reach reach, Problems problems, Trace trace) {
        this.mergers = mergers;
        this.registrants = registrants;
        this.reach = reach;
        this.problems = problems;
        this.trace = trace;
    }

    @PostMapping("/v1/mergers/_preview")
    PreviewView previewMerger(@RequestBody Numbers numbers, Caller caller) {
        Registrant loser = reach.anybody(numbers.registrationNumber());
        Registrant survivor = reach.anybody(numbers.survivorNumber());
        PreviewView view = view(mergers.preview(loser.id(), survivor.id()));
        trace.of(
                caller,
                "merger-previewed",
                "registrant:" + survivor.number(),
                "task:registrar",
                loser.number().value(),
                survivor.number().value());
        return view;
    }

    @PostMapping("/v1/mergers")
    ResponseEntity<MergerView> proposeMerger(@RequestBody Proposal proposal, Caller caller) {
        Merger proposed = mergers.propose(
                reach.anybody(proposal.registrationNumber()).id(),
                reach.anybody(proposal.survivorNumber()).id(),
                proposal.digest(),
                proposal.reason(),
                caller.actor());
        return ResponseEntity.created(URI.create("/v1/mergers/" + proposed.id()))
                .body(view(proposed));
    }

    @GetMapping("/v1/mergers")
    ResponseEntity<Page<MergerView>> listMergers(
            @RequestParam(defaultValue = "proposed") String state,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        List<Merger> found = mergers.mergers(Words.read(MergerState.class, state), after.map(MergerId::new), limit + 1);
        Map<RegistrantId, Registrant> people = people(found);
        return Page.of(found, limit, merger -> merger.id().toString(), merger -> MergerView.of(merger, people));
    }

    @GetMapping("/v1/mergers/{mergerId}")
    MergerView readMerger(@PathVariable String mergerId) {
        return mergers.merger(id(mergerId)).map(this::view).orElseThrow(NotFound::new);
    }

    @PostMapping("/v1/mergers/{mergerId}/confirmations")
    @ResponseStatus(HttpStatus.CREATED)
    MergerView confirmMerger(@PathVariable String mergerId, Caller caller) {
        return view(mergers.confirm(id(mergerId), caller.actor()));
    }

    @PostMapping("/v1/mergers/{mergerId}/refusals")
    @ResponseStatus(HttpStatus.CREATED)
    MergerView refuseMerger(@PathVariable String mergerId, @RequestBody GivenReason given, Caller caller) {
        return view(mergers.refuse(id(mergerId), given.reason(), caller.actor()));
    }

    @PostMapping("/v1/mergers/{mergerId}/reversals")
    @ResponseStatus(HttpStatus.CREATED)
    MergerView undoMerger(@PathVariable String mergerId, @RequestBody GivenReason given, Caller caller) {
        return view(mergers.undo(id(mergerId), given.reason(), caller.actor()));
    }

    /** The answer holds what it would do now. */
    @ExceptionHandler
    void outdated(MergerOutdated outdated, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, Problem.of(outdated).showing(view(outdated.preview())));
    }

    private static MergerId id(String text) {
        return new MergerId(Words.id(text));
    }

    private MergerView view(Merger merger) {
        return MergerView.of(merger, people(List.of(merger)));
    }

    private Map<RegistrantId, Registrant> people(List<Merger> found) {
        Set<RegistrantId> ids = new HashSet<>();
        found.forEach(merger -> {
            ids.add(merger.loser());
            ids.add(merger.survivor());
        });
        return registrants.byId(ids);
    }

    private static String number(Map<RegistrantId, Registrant> people, RegistrantId id) {
        return Objects.requireNonNull(people.get(id)).number().value();
    }

    private PreviewView view(MergerPreview preview) {
        Map<RegistrantId, Registrant> people = registrants.byId(Set.of(preview.loser(), preview.survivor()));
        return new PreviewView(
                number(people, preview.loser()),
                number(people, preview.survivor()),
                preview.digest(),
                preview.registrations().stream().map(RegistrationDays::of).toList(),
                preview.cycles().stream().map(CycleChange::of).toList(),
                preview.credits(),
                preview.duplicates(),
                preview.points().toString());
    }

    /** @param registrationNumber that leads to the other from then on */
    record Numbers(String registrationNumber, String survivorNumber) {}

    record Proposal(String registrationNumber, String survivorNumber, String digest, String reason) {}

    record PreviewView(
            String registrationNumber,
            String survivorNumber,
            String digest,
            List<RegistrationDays> registrations,
            List<CycleChange> cycles,
            int credits,
            int duplicates,
            String points) {}

    /** Days inclusive, as they are sent. */
    record RegistrationDays(
            boolean carried,
            String register,
            String occupation,
            String status,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate validUntil) {
        static RegistrationDays of(MergerPreview.OfRegistration one) {
            LocalDate until = one.until();
            return new RegistrationDays(
                    one.carried(),
                    one.register().value(),
                    one.occupation().value(),
                    Words.of(one.status()),
                    one.from(),
                    until == null ? null : until.minusDays(1),
                    one.validUntil());
        }
    }

    record CycleChange(String way, long cycleId, String register, List<String> occupations, LocalDate end) {
        static CycleChange of(MergerPreview.OfCycle one) {
            return new CycleChange(
                    Words.of(one.way()),
                    one.cycle().value(),
                    one.register().value(),
                    one.occupations().stream()
                            .map(OccupationCode::value)
                            .sorted()
                            .toList(),
                    one.end());
        }
    }

    record MergerView(
            UUID mergerId,
            String registrationNumber,
            String survivorNumber,
            String reason,
            String digest,
            String state,
            Instant proposedAt,
            @Nullable Instant decidedAt,
            @Nullable String decision,
            @Nullable Instant undoneAt,
            @Nullable String undoing) {
        static MergerView of(Merger merger, Map<RegistrantId, Registrant> people) {
            return new MergerView(
                    merger.id().value(),
                    number(people, merger.loser()),
                    number(people, merger.survivor()),
                    merger.reason(),
                    merger.digest(),
                    Words.of(merger.state()),
                    merger.proposedAt(),
                    merger.decidedAt(),
                    merger.decision(),
                    merger.undoneAt(),
                    merger.undoing());
        }
    }
}
