package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.problem.SignInRequired;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.ActivationCode;
import nl.qualityregister.organisation.Invitation;
import nl.qualityregister.organisation.InvitationId;
import nl.qualityregister.organisation.InvitationNotFound;
import nl.qualityregister.organisation.Invitations;
import nl.qualityregister.organisation.NewInvitation;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How people get an account: the office invites, a code is sent, and whoever signs in and gives it, once, is the one. */
@RestController
class InvitationOperations {
    private final Invitations invitations;
    private final Registrants registrants;
    private final Norms norms;
    private final BusinessDay businessDay;
    private final Trace trace;
    private final Clock clock;

    InvitationOperations(
            Invitations invitations,
            Registrants registrants,
            Norms norms,
            BusinessDay businessDay,
            Trace trace,
            Clock clock) {
        this.invitations = invitations;
        this.registrants = registrants;
        this.norms = norms;
        this.businessDay = businessDay;
        this.trace = trace;
        this.clock = clock;
    }

    @PostMapping("/v1/invitations")
    ResponseEntity<InvitationView> invite(@RequestBody Invited invited, Caller caller) {
        InputRefused.ifAny(faults(invited));
        Invitation made = invitations.invite(
                new NewInvitation(
                        invited.register(),
                        invited.label() == null ? "" : invited.label(),
                        invited.email(),
                        invited.language(),
                        Optional.ofNullable(invited.registrationNumber())
                                .flatMap(RegistrationNumber::read)
                                .map(RegistrationNumber::value)
                                .orElse(null),
                        invited.grants().stream()
                                .map(grant -> grant.grant(businessDay.today()))
                                .toList()),
                caller.actor());
        return ResponseEntity.created(URI.create("/v1/invitations/" + made.id()))
                .body(view(made));
    }

    @GetMapping("/v1/invitations")
    ResponseEntity<Page<InvitationView>> listInvitations(
            @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit, Caller caller) {
        trace.of(caller, "invitations-read", "invitations", "task:administration");
        return Page.of(
                invitations.list(after.orElse(null), limit + 1),
                limit,
                invitation -> invitation.id().toString(),
                this::view);
    }

    @GetMapping("/v1/invitations/{invitationId}")
    InvitationView readInvitation(@PathVariable String invitationId, Caller caller) {
        Invitation invitation = find(invitationId);
        trace.of(caller, "invitation-read", "invitation:" + invitation.id(), "task:administration");
        return view(invitation);
    }

    @PostMapping("/v1/invitations/{invitationId}/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    InvitationView withdrawInvitation(@PathVariable String invitationId, Caller caller) {
        return view(invitations.withdraw(find(invitationId).id(), caller.actor()));
    }

    /** For whoever is signed in anywhere that is trusted; that he is not known here yet is the point. */
    @PostMapping("/v1/activations")
    @ResponseStatus(HttpStatus.CREATED)
    Activated activate(@RequestBody Activation activation, Caller caller) {
        Caller.Login login = caller.login().orElseThrow(SignInRequired::new);
        ActivationCode code = ActivationCode.read(activation.code())
                .orElseThrow(() -> new InputRefused(List.of(Fault.at("/code", "malformed"))));
        Account account = invitations.activate(code, login.issuer(), login.subject());
        return new Activated(
                account.id().value(),
                account.grants().stream().map(RoleGrantView::of).toList());
    }

    private List<Fault> faults(Invited invited) {
        List<String> registers = norms.registers().stream()
                .map(register -> register.id().value())
                .sorted()
                .toList();
        if (!registers.contains(invited.register())) {
            return List.of(Fault.at("/register", "unknown-choice", "allowed", String.join(", ", registers)));
        }
        if (invited.registrationNumber() == null) {
            return invited.label() == null ? List.of(Fault.at("/label", "required")) : List.of();
        }
        Optional<Registrant> person = RegistrationNumber.read(invited.registrationNumber()).stream()
                .flatMap(number -> registrants.byNumber(List.of(number)).values().stream())
                .findFirst();
        if (person.isEmpty()) {
            return List.of(Fault.at("/registrationNumber", "unknown-number"));
        }
        return person.get().account() == null ? List.of() : List.of(Fault.at("/registrationNumber", "has-an-account"));
    }

    private Invitation find(String text) {
        try {
            return invitations.find(new InvitationId(Words.id(text)));
        } catch (InvitationNotFound unknown) {
            throw new NotFound();
        }
    }

    private InvitationView view(Invitation invitation) {
        NewInvitation invited = invitation.invited();
        return new InvitationView(
                invitation.id().value(),
                Words.of(invitation.state(clock.instant())),
                invited.register(),
                invited.label().isEmpty() ? null : invited.label(),
                invited.email(),
                invited.language(),
                invited.registrationNumber(),
                invited.grants().stream().map(RoleGrantView::of).toList(),
                invitation.invitedAt(),
                invitation.expiresAt(),
                invitation.account() == null ? null : invitation.account().value());
    }

    record Invited(
            String register,
            @Nullable String label,
            @Nullable String email,
            String language,
            @Nullable String registrationNumber,
            List<RoleGrantView> grants) {}

    record Activation(String code) {}

    record Activated(UUID accountId, List<RoleGrantView> grants) {}

    record InvitationView(
            UUID invitationId,
            String state,
            String register,
            @Nullable String label,
            @Nullable String email,
            String language,
            @Nullable String registrationNumber,
            List<RoleGrantView> grants,
            Instant invitedAt,
            Instant expiresAt,
            @Nullable UUID accountId) {}
}
