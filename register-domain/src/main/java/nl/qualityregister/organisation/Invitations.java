package nl.qualityregister.organisation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of invitations: somebody is sent a code, signs in at his own organisation's issuer and gives it here, once; from then on that
 * login is an account with what he was invited for. Professionals are written to at the address on file.
 */
@Service
@Transactional
public class Invitations {
    private static final Duration TERM = Duration.ofDays(30);

    private final InvitationRows rows;
    private final Organisations organisations;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Invitations(
            InvitationRows rows,
            Organisations organisations,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.organisations = organisations;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Refuses with OrganisationNotFound, or with every fault of the input at once. */
    public Invitation invite(NewInvitation invited, Actor by) {
        InputRefused.ifAny(faults(invited));
        for (RoleGrant grant : invited.grants()) {
            @Nullable OrganisationId organisation = grant.organisation();
            if (organisation != null
                    && organisations.find(List.of(organisation)).isEmpty()) {
                throw new OrganisationNotFound(organisation);
            }
        }
        InvitationId id = new InvitationId(UUID.randomUUID());
        Instant now = clock.instant();
        rows.add(id, invited, by.name(), now, now.plus(TERM));
        leave("account-invited", id, invited.registrationNumber(), by);
        events.publishEvent(new InvitationSent(id));
        return find(id);
    }

    /** Refuses with InvitationNotFound. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Invitation find(InvitationId id) {
        return rows.find(id).orElseThrow(() -> new InvitationNotFound(id));
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Invitation> list(@Nullable UUID after, int atMost) {
        return rows.list(after, atMost);
    }

    /** Its codes are worth nothing from now on. Refuses with InvitationNotFound, InvitationNotOpen. */
    public Invitation withdraw(InvitationId id, Actor by) {
        Invitation invitation = rows.lock(id).orElseThrow(() -> new InvitationNotFound(id));
        Instant now = clock.instant();
        if (invitation.state(now) != InvitationState.OPEN) {
            throw new InvitationNotOpen(invitation.state(now));
        }
        rows.withdraw(id, now);
        leave("invitation-withdrawn", id, invitation.invited().registrationNumber(), by);
        return find(id);
    }

    /** Draws a code for a mail that is about to leave; empty when the invitation is no longer open. Earlier ones stay good. */
    public Optional<ActivationCode> code(InvitationId id) {
        Instant now = clock.instant();
        return rows.lock(id)
                .filter(invitation -> invitation.state(now) == InvitationState.OPEN)
                .map(invitation -> {
                    ActivationCode code = ActivationCode.drawn();
                    rows.keep(code, id, now);
                    return code;
                });
    }

    /** Makes the login an account with what it was invited for, once. Refuses with ActivationCodeUnknown, LoginTiedAlready. */
    public Account activate(ActivationCode code, String issuer, String subject) {
        Instant now = clock.instant();
        Invitation invitation = rows.lock(code)
                .filter(found -> found.state(now) == InvitationState.OPEN)
                .orElseThrow(ActivationCodeUnknown::new);
        if (organisations.account(issuer, subject).isPresent()) {
            throw new LoginTiedAlready();
        }
        NewInvitation invited = invitation.invited();
        Actor by = Actor.job("activation");
        Account account = organisations
                .open(List.of(new NewAccount(issuer, subject, invited.label(), invited.grants())), by)
                .getFirst();
        rows.accept(invitation.id(), account.id(), now);
        leave("account-activated", invitation.id(), invited.registrationNumber(), Actor.account(account.id()));
        events.publishEvent(new InvitationAccepted(invitation.id(), account.id(), invited.registrationNumber()));
        return account;
    }

    private static List<Fault> faults(NewInvitation invited) {
        List<Fault> faults = new ArrayList<>();
        if ((invited.email() == null) == (invited.registrationNumber() == null)) {
            faults.add(Fault.at("", "one-address"));
        }
        for (int i = 0; i < invited.grants().size(); i++) {
            RoleGrant grant = invited.grants().get(i);
            String at = "/grants/" + i;
            boolean forOneself =
                    grant.role() == Role.PROFESSIONAL || grant.role() == Role.REGISTRAR || grant.role() == Role.AUDITOR;
            if (grant.role() == Role.PROFESSIONAL && invited.registrationNumber() == null) {
                faults.add(Fault.at(at + "/role", "professional-by-number"));
            }
            if (forOneself == (grant.organisation() != null)) {
                faults.add(Fault.at(at + "/organisation", forOneself ? "without-organisation" : "required"));
            }
            LocalDate until = grant.until();
            if (until != null && !until.isAfter(grant.from())) {
                faults.add(Fault.at(at + "/until", "until-before-from"));
            }
        }
        return faults;
    }

    private void leave(String act, InvitationId id, @Nullable String number, Actor by) {
        trail.record(List.of(new Footprint(
                by,
                act,
                "invitation:" + id,
                number == null ? List.of() : List.of(number),
                "task:administration",
                null)));
    }
}
