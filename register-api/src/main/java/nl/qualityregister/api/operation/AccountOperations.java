package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
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

/** Who may do what here: the office gives roles and ends them; who somebody is, is his issuer's to say. */
@RestController
class AccountOperations {
    private final Organisations organisations;
    private final BusinessDay businessDay;
    private final Trace trace;

    AccountOperations(Organisations organisations, BusinessDay businessDay, Trace trace) {
        this.organisations = organisations;
        this.businessDay = businessDay;
        this.trace = trace;
    }

    @GetMapping("/v1/accounts")
    ResponseEntity<Page<AccountView>> listAccounts(
            @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit, Caller caller) {
        trace.of(caller, "accounts-read", "accounts", "task:administration");
        List<Account> found =
                organisations.accountsAfter(after.map(AccountId::new).orElse(null), limit + 1);
        return Page.of(found, limit, account -> account.id().toString(), AccountView::of);
    }

    @GetMapping("/v1/accounts/{accountId}")
    AccountView readAccount(@PathVariable String accountId, Caller caller) {
        Account account = find(accountId);
        trace.of(caller, "account-read", "account:" + account.id(), "task:administration");
        return AccountView.of(account);
    }

    @PostMapping("/v1/accounts/{accountId}/grants")
    @ResponseStatus(HttpStatus.CREATED)
    AccountView grantRole(@PathVariable String accountId, @RequestBody RoleGrantView grant, Caller caller) {
        Account account = find(accountId);
        refuseOwn(account, caller);
        RoleGrant asked = grant.grant(businessDay.today());
        InputRefused.ifAny(faults(asked));
        return AccountView.of(organisations.grant(account.id(), asked, caller.actor()));
    }

    @PostMapping("/v1/accounts/{accountId}/endings")
    @ResponseStatus(HttpStatus.CREATED)
    AccountView endRole(@PathVariable String accountId, @RequestBody Ending ending, Caller caller) {
        Account account = find(accountId);
        refuseOwn(account, caller);
        if (ending.lastDay().isBefore(businessDay.today().minusDays(1))) {
            throw new InputRefused(List.of(Fault.at("/lastDay", "day-is-past")));
        }
        return AccountView.of(organisations.end(
                account.id(),
                Words.read(Role.class, ending.role()),
                ending.organisation() == null ? null : new OrganisationId(ending.organisation()),
                ending.lastDay().plusDays(1),
                caller.actor()));
    }

    /** Also one's own: a telephone that is lost. */
    @PostMapping("/v1/accounts/{accountId}/token-revocations")
    @ResponseStatus(HttpStatus.CREATED)
    AccountView revokeTokens(@PathVariable String accountId, Caller caller) {
        return AccountView.of(organisations.refuseTokens(find(accountId).id(), caller.actor()));
    }

    @PostMapping("/v1/accounts/{accountId}/closures")
    @ResponseStatus(HttpStatus.CREATED)
    AccountView closeAccount(@PathVariable String accountId, Caller caller) {
        Account account = find(accountId);
        refuseOwn(account, caller);
        return AccountView.of(organisations.close(account.id(), caller.actor()));
    }

    /** Nobody gives himself what he lacks, nor locks the office out by ending his own. */
    private static void refuseOwn(Account account, Caller caller) {
        if (account.id().equals(caller.known().id())) {
            throw new OwnRolesUntouched();
        }
    }

    private static List<Fault> faults(RoleGrant grant) {
        boolean forOneself =
                grant.role() == Role.PROFESSIONAL || grant.role() == Role.REGISTRAR || grant.role() == Role.AUDITOR;
        if (forOneself == (grant.organisation() != null)) {
            return List.of(Fault.at("/organisation", forOneself ? "without-organisation" : "required"));
        }
        LocalDate until = grant.until();
        return until != null && !until.isAfter(grant.from())
                ? List.of(Fault.at("/until", "until-before-from"))
                : List.of();
    }

    private Account find(String text) {
        AccountId id = new AccountId(Words.id(text));
        return Optional.ofNullable(organisations.accounts(List.of(id)).get(id)).orElseThrow(NotFound::new);
    }

    /** @param lastDay on which the role is held; yesterday ends it at once */
    record Ending(String role, @Nullable String organisation, LocalDate lastDay) {}

    record AccountView(
            UUID accountId,
            String label,
            String issuer,
            List<RoleGrantView> grants,
            @Nullable Instant tokensRefusedUntil,
            @Nullable Instant closedAt) {
        static AccountView of(Account account) {
            return new AccountView(
                    account.id().value(),
                    account.label(),
                    account.issuer(),
                    account.grants().stream().map(RoleGrantView::of).toList(),
                    account.tokensFrom(),
                    account.closedAt());
        }
    }
}
