package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.manners.Versions;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.evidence.ConfirmationAnswer;
import nl.qualityregister.evidence.ConfirmationId;
import nl.qualityregister.evidence.ConfirmationLinkUnknown;
import nl.qualityregister.evidence.ConfirmationRequest;
import nl.qualityregister.evidence.Confirmations;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.evidence.LinkToken;
import nl.qualityregister.evidence.NewConfirmation;
import nl.qualityregister.evidence.Relation;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Account;
import org.jspecify.annotations.Nullable;
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

/** What professionals ask others to confirm, and what those answer; they come by a link and without an account. */
@RestController
class ConfirmationOperations {
    private final Confirmations confirmations;
    private final Reach reach;
    private final Trace trace;

    ConfirmationOperations(Confirmations confirmations, Reach reach, Trace trace) {
        this.confirmations = confirmations;
        this.reach = reach;
        this.trace = trace;
    }

    @PostMapping("/v1/confirmations")
    ResponseEntity<ConfirmationView> askConfirmation(@RequestBody Asked asked, Caller caller) {
        ConfirmationRequest request =
                confirmations.ask(asked.by(reach.self(caller).id()), caller.actor());
        return versioned(ResponseEntity.created(URI.create("/v1/confirmations/" + request.id())), request);
    }

    @GetMapping("/v1/confirmations")
    ResponseEntity<Page<ConfirmationView>> listConfirmations(
            @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit, Caller caller) {
        return Page.of(
                confirmations.list(reach.self(caller).id(), after.map(ConfirmationId::new), limit + 1),
                limit,
                request -> request.id().toString(),
                ConfirmationView::of);
    }

    @GetMapping("/v1/confirmations/{confirmationId}")
    ResponseEntity<ConfirmationView> readConfirmation(@PathVariable String confirmationId, Caller caller) {
        ConfirmationRequest own = reach.confirmation(caller, id(confirmationId));
        trace.ofOwn(caller, "confirmation-read", "confirmation:" + own.id());
        return versioned(ResponseEntity.ok(), own);
    }

    @PostMapping("/v1/confirmations/{confirmationId}/reminders")
    ResponseEntity<ConfirmationView> remindConfirmer(
            @PathVariable String confirmationId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        ConfirmationRequest own = reach.confirmation(caller, id(confirmationId));
        return versioned(
                ResponseEntity.status(HttpStatus.CREATED),
                confirmations.askAgain(own.id(), Versions.named(ifMatch), caller.actor()));
    }

    @PostMapping("/v1/confirmations/{confirmationId}/withdrawals")
    ResponseEntity<ConfirmationView> withdrawConfirmation(
            @PathVariable String confirmationId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        ConfirmationRequest own = reach.confirmation(caller, id(confirmationId));
        return versioned(
                ResponseEntity.status(HttpStatus.CREATED),
                confirmations.withdraw(own.id(), Versions.named(ifMatch), caller.actor()));
    }

    @PostMapping("/v1/confirmations/_open")
    Opened openConfirmation(@RequestBody Link link) {
        return Opened.of(confirmations.open(token(link.token())));
    }

    @PostMapping("/v1/confirmation-answers")
    @ResponseStatus(HttpStatus.CREATED)
    Answered answerConfirmation(@RequestBody Answer answer, Caller caller) {
        ConfirmationRequest answered = confirmations.answer(
                token(answer.token()),
                answer.toAnswer(),
                Optional.ofNullable(caller.account()).map(Account::id));
        return new Answered(answer.outcome(), answered.answeredAt());
    }

    private static LinkToken token(String text) {
        return LinkToken.read(text).orElseThrow(ConfirmationLinkUnknown::new);
    }

    private static ResponseEntity<ConfirmationView> versioned(
            ResponseEntity.BodyBuilder answer, ConfirmationRequest request) {
        return answer.eTag(Versions.tag(request.version())).body(ConfirmationView.of(request));
    }

    private static ConfirmationId id(String text) {
        return new ConfirmationId(Words.id(text));
    }

    record Asked(
            String register,
            String kind,
            LocalDate happenedOn,
            String statement,
            @Nullable UUID evidenceId,
            String relation,
            String name,
            String email,
            @Nullable String language) {
        NewConfirmation by(nl.qualityregister.registrant.RegistrantId registrant) {
            return new NewConfirmation(
                    registrant,
                    new RegisterId(register),
                    kind,
                    happenedOn,
                    statement,
                    evidenceId == null ? null : new EvidenceId(evidenceId),
                    Words.read(Relation.class, relation),
                    name.strip(),
                    email.strip(),
                    language == null ? "nl" : language);
        }
    }

    record ConfirmationView(
            UUID confirmationId,
            String register,
            String kind,
            LocalDate happenedOn,
            String statement,
            @Nullable UUID evidenceId,
            String relation,
            String name,
            String email,
            String state,
            int timesAsked,
            Instant askedAt,
            Instant expiresAt,
            @Nullable Given answer) {
        static ConfirmationView of(ConfirmationRequest request) {
            NewConfirmation asked = request.asked();
            EvidenceId evidence = asked.evidence();
            return new ConfirmationView(
                    request.id().value(),
                    asked.register().value(),
                    asked.kind(),
                    asked.happenedOn(),
                    asked.statement(),
                    evidence == null ? null : evidence.value(),
                    asked.relation().code(),
                    asked.name(),
                    asked.email(),
                    Words.of(request.state()),
                    request.timesAsked(),
                    request.askedAt(),
                    request.expiresAt(),
                    Given.of(request));
        }
    }

    record Given(
            String outcome,
            String name,
            String role,
            @Nullable String registrationNumber,
            @Nullable String remark,
            boolean registeredHere,
            Instant answeredAt) {
        static @Nullable Given of(ConfirmationRequest request) {
            ConfirmationAnswer answer = request.answer();
            Instant at = request.answeredAt();
            if (answer == null || at == null) {
                return null;
            }
            return new Given(
                    Words.of(answer.outcome()),
                    answer.name(),
                    answer.role(),
                    answer.registrationNumber(),
                    answer.remark(),
                    request.answeredByRegistrant(),
                    at);
        }
    }

    record Link(String token) {}

    record Opened(
            String professional,
            String register,
            String kind,
            LocalDate happenedOn,
            String statement,
            String relation,
            String name,
            Instant expiresAt) {
        static Opened of(Confirmations.Shown shown) {
            NewConfirmation asked = shown.request().asked();
            return new Opened(
                    shown.professional(),
                    asked.register().value(),
                    asked.kind(),
                    asked.happenedOn(),
                    asked.statement(),
                    asked.relation().code(),
                    asked.name(),
                    shown.request().expiresAt());
        }
    }

    record Answer(
            String token,
            String outcome,
            String name,
            String role,
            @Nullable String registrationNumber,
            @Nullable String remark) {
        ConfirmationAnswer toAnswer() {
            return new ConfirmationAnswer(
                    Words.read(ConfirmationAnswer.Outcome.class, outcome),
                    name.strip(),
                    role.strip(),
                    registrationNumber,
                    remark);
        }
    }

    record Answered(String outcome, @Nullable Instant answeredAt) {}
}
