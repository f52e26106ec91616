package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.operation.HearingOperations.GivenReason;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.problem.Problem;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.decision.Extension;
import nl.qualityregister.decision.ExtensionGround;
import nl.qualityregister.decision.ExtensionId;
import nl.qualityregister.decision.ExtensionOrder;
import nl.qualityregister.decision.ExtensionOutdated;
import nl.qualityregister.decision.ExtensionPreview;
import nl.qualityregister.decision.ExtensionState;
import nl.qualityregister.decision.Extensions;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
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

/** Extending the cycles of a cohort: shown, proposed by one, carried out by another, reversible. */
@RestController
class ExtensionOperations {
    private final Extensions extensions;
    private final Registrants registrants;
    private final Problems problems;
    private final Trace trace;

    ExtensionOperations(Extensions extensions, Registrants registrants, Problems problems, Trace trace) {
        this.extensions = extensions;
        this.registrants = registrants;
        this.problems = problems;
        this.trace = trace;
    }

    @PostMapping("/v1/extensions/_preview")
    PreviewView previewExtension(@RequestBody OrderBody order, Caller caller) {
        PreviewView view = view(extensions.preview(order.order()));
        trace.of(
                caller,
                "extension-previewed",
                "register:" + order.register(),
                "task:registrar",
                view.first().stream()
                        .map(FirstView::registrationNumber)
                        .distinct()
                        .toArray(String[]::new));
        return view;
    }

    @PostMapping("/v1/extensions")
    ResponseEntity<ExtensionView> proposeExtension(@RequestBody ProposalBody proposal, Caller caller) {
        Extension proposed =
                extensions.propose(proposal.order().order(), proposal.digest(), proposal.reason(), caller.actor());
        return ResponseEntity.created(URI.create("/v1/extensions/" + proposed.id()))
                .body(ExtensionView.of(proposed));
    }

    @GetMapping("/v1/extensions")
    ResponseEntity<Page<ExtensionView>> listExtensions(
            @RequestParam(defaultValue = "proposed") String state,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        List<Extension> found =
                extensions.extensions(Words.read(ExtensionState.class, state), after.map(ExtensionId::new), limit + 1);
        return Page.of(found, limit, extension -> extension.id().toString(), ExtensionView::of);
    }

    @GetMapping("/v1/extensions/{extensionId}")
    ExtensionView readExtension(@PathVariable String extensionId) {
        return extensions.extension(id(extensionId)).map(ExtensionView::of).orElseThrow(NotFound::new);
    }

    @PostMapping("/v1/extensions/{extensionId}/confirmations")
    @ResponseStatus(HttpStatus.CREATED)
    ExtensionView confirmExtension(@PathVariable String extensionId, Caller caller) {
        return ExtensionView.of(extensions.confirm(id(extensionId), caller.actor()));
    }

    @PostMapping("/v1/extensions/{extensionId}/refusals")
    @ResponseStatus(HttpStatus.CREATED)
    ExtensionView refuseExtension(@PathVariable String extensionId, @RequestBody GivenReason given, Caller caller) {
        return ExtensionView.of(extensions.refuse(id(extensionId), given.reason(), caller.actor()));
    }

    @PostMapping("/v1/extensions/{extensionId}/reversals")
    @ResponseStatus(HttpStatus.CREATED)
    ExtensionView reverseExtension(@PathVariable String extensionId, @RequestBody GivenReason given, Caller caller) {
        return ExtensionView.of(extensions.reverse(id(extensionId), given.reason(), caller.actor()));
    }

    /** The answer holds what it would do now. */
    @ExceptionHandler
    void outdated(ExtensionOutdated outdated, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, Problem.of(outdated).showing(view(outdated.preview())));
    }

    private static ExtensionId id(String text) {
        return new ExtensionId(Words.id(text));
    }

    private PreviewView view(ExtensionPreview preview) {
        Map<RegistrantId, Registrant> people = registrants.byId(preview.first().stream()
                .map(cycle -> cycle.terms().registrant())
                .collect(Collectors.toSet()));
        return new PreviewView(
                preview.digest(),
                preview.cycles(),
                preview.leftOut(),
                preview.first().stream()
                        .map(cycle -> new FirstView(
                                cycle.id().value(),
                                Objects.requireNonNull(people.get(cycle.terms().registrant()))
                                        .number()
                                        .value(),
                                cycle.terms().end(),
                                cycle.terms().end().plusDays(preview.order().days())))
                        .toList());
    }

    /** @param occupations only cycles in which one of these is judged; all when absent */
    record OrderBody(
            String register,
            @Nullable String normSet,
            @Nullable String normVersion,
            @Nullable List<String> occupations,
            @Nullable Integer renewalsFrom,
            @Nullable Integer renewalsTo,
            @Nullable LocalDate endsFrom,
            @Nullable LocalDate endsUntil,
            int days,
            String ground) {
        /** Half of a norm's name would otherwise be all of the register. */
        ExtensionOrder order() {
            if ((normSet == null) != (normVersion == null)) {
                throw new InputRefused(List.of(Fault.at(normSet == null ? "/normSet" : "/normVersion", "required")));
            }
            return new ExtensionOrder(
                    new Cohort(
                            new RegisterId(register),
                            normSet == null || normVersion == null ? null : NormVersion.of(normSet, normVersion),
                            Objects.requireNonNullElse(occupations, List.<String>of()).stream()
                                    .map(OccupationCode::new)
                                    .collect(Collectors.toSet()),
                            Objects.requireNonNullElse(renewalsFrom, 0),
                            renewalsTo,
                            endsFrom,
                            endsUntil),
                    days,
                    Words.read(ExtensionGround.class, ground));
        }
    }

    record ProposalBody(
            String register,
            @Nullable String normSet,
            @Nullable String normVersion,
            @Nullable List<String> occupations,
            @Nullable Integer renewalsFrom,
            @Nullable Integer renewalsTo,
            @Nullable LocalDate endsFrom,
            @Nullable LocalDate endsUntil,
            int days,
            String ground,
            String digest,
            String reason) {
        OrderBody order() {
            return new OrderBody(
                    register,
                    normSet,
                    normVersion,
                    occupations,
                    renewalsFrom,
                    renewalsTo,
                    endsFrom,
                    endsUntil,
                    days,
                    ground);
        }
    }

    record PreviewView(String digest, long cycles, long leftOut, List<FirstView> first) {}

    record FirstView(long cycleId, String registrationNumber, LocalDate end, LocalDate newEnd) {}

    record ExtensionView(
            UUID extensionId,
            String register,
            int days,
            String ground,
            String reason,
            String digest,
            long cycles,
            long leftOut,
            String state,
            Instant proposedAt,
            @Nullable Instant decidedAt,
            @Nullable String decision,
            @Nullable String reversal,
            @Nullable Long givenBack) {
        static ExtensionView of(Extension extension) {
            return new ExtensionView(
                    extension.id().value(),
                    extension.order().cohort().register().value(),
                    extension.order().days(),
                    Words.of(extension.order().ground()),
                    extension.reason(),
                    extension.digest(),
                    extension.cycles(),
                    extension.leftOut(),
                    Words.of(extension.state()),
                    extension.proposedAt(),
                    extension.decidedAt(),
                    extension.decision(),
                    extension.reversal(),
                    extension.givenBack());
        }
    }
}
