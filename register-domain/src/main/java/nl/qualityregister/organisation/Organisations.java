package nl.qualityregister.organisation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Violation;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door of legal bodies and of those who act for them. */
@Service
@Transactional
public class Organisations {
    private static final String ENROL = """
        insert into organisation (id, name, kinds, kvk_number, email, webhook)
        select id, name, string_to_array(kinds, ','), kvk_number, email, webhook
          from unnest(:ids, :names, :kinds, :kvkNumbers, :emails, :webhooks)
               as row (id, name, kinds, kvk_number, email, webhook)
         order by id
            on conflict (id) do nothing
        returning id
        """;

    private static final String FIND = """
        select id, name, kinds, kvk_number, email, webhook
          from organisation
         where id = any(:ids)
         order by id
        """;

    private final JdbcClient jdbc;
    private final AccountRows rows;
    private final KeptAccounts kept;
    private final AccountChanges changes;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Organisations(
            JdbcClient jdbc,
            AccountRows rows,
            KeptAccounts kept,
            AccountChanges changes,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.kept = kept;
        this.changes = changes;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds those whose id is new; one that is known under the same id is left as it is. Returns how many were new. Refuses with
     * KvkNumberTaken, or with every fault of the input at once.
     */
    public int enrol(Collection<Organisation> organisations, Actor by) {
        InputRefused.ifAny(faults(organisations));
        try {
            List<String> added = jdbc.sql(ENROL)
                    .param("ids", Columns.text(organisations, Organisation::id))
                    .param("names", Columns.text(organisations, Organisation::name))
                    .param("kinds", Columns.text(organisations, Organisations::kinds))
                    .param("kvkNumbers", Columns.text(organisations, Organisation::kvkNumber))
                    .param("emails", Columns.text(organisations, Organisation::email))
                    .param("webhooks", Columns.text(organisations, Organisation::webhook))
                    .query((row, i) -> row.getString("id"))
                    .list();
            if (!added.isEmpty()) {
                leave("organisations-enrolled", "organisations:" + added.size(), by);
                events.publishEvent(new OrganisationsEnrolled(
                        organisations.stream()
                                .filter(organisation ->
                                        added.contains(organisation.id().value()))
                                .toList(),
                        by));
            }
            return added.size();
        } catch (DuplicateKeyException refused) {
            throw Violation.of("organisation_kvk_uk", refused) ? new KvkNumberTaken() : refused;
        }
    }

    /** Those that exist, in the order of their ids. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Organisation> find(Collection<OrganisationId> ids) {
        return jdbc.sql(FIND)
                .param("ids", Columns.text(ids, OrganisationId::value))
                .query((row, i) -> organisation(row))
                .list();
    }

    /**
     * Opens accounts whose (issuer, subject) is new, and adds grants that a known one lacks; in the order given. A grant is known by
     * account, role, organisation and first day. Refuses with OrganisationNotFound.
     */
    public List<Account> open(Collection<NewAccount> accounts, Actor by) {
        List<AccountRows.GrantRow> grants = accounts.stream()
                .flatMap(account -> account.grants().stream().map(grant -> new AccountRows.GrantRow(account, grant)))
                .toList();
        require(grants.stream().map(AccountRows.GrantRow::grant).toList());
        int opened = rows.open(accounts);
        int granted = rows.grant(grants);
        if (opened + granted > 0) {
            leave("accounts-opened", "accounts:" + opened + ",grants:" + granted, by);
        }
        if (granted > 0) {
            changes.note(null);
        }
        return rows.inOrder(accounts);
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Account> account(String issuer, String subject) {
        return rows.find(issuer, subject);
    }

    /** Every account of the issuer, for the demo's own; a real issuer knows its people itself. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Account> accountsOf(String issuer) {
        return rows.ofIssuer(issuer);
    }

    /** In the order of their ids, after the one named, if any. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Account> accountsAfter(@Nullable AccountId after, int atMost) {
        return rows.page(after == null ? null : after.value(), atMost);
    }

    /** Those that exist. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<AccountId, Account> accounts(Collection<AccountId> ids) {
        return rows.find(ids);
    }

    /** Gives the account a role; one it already holds from the same day changes nothing. Refuses with AccountNotFound, OrganisationNotFound. */
    public Account grant(AccountId id, RoleGrant grant, Actor by) {
        require(List.of(grant));
        if (find(id).grant(grant)) {
            leave("role-granted", "account:" + id, by);
            changes.note(id);
        }
        return afterChange(id);
    }

    /**
     * Ends a role that the account holds on the day before {@code firstDayWithout}; a later end is brought forward. Refuses with
     * AccountNotFound, RoleNotHeld.
     */
    public Account end(
            AccountId id, Role role, @Nullable OrganisationId organisation, LocalDate firstDayWithout, Actor by) {
        find(id).end(role, organisation, firstDayWithout);
        leave("role-ended", "account:" + id, by);
        changes.note(id);
        return afterChange(id);
    }

    /** Every token that the account was given until now is refused from now on. Refuses with AccountNotFound. */
    public Account refuseTokens(AccountId id, Actor by) {
        find(id).refuseTokensUntil(clock.instant());
        leave("tokens-refused", "account:" + id, by);
        changes.note(id);
        return afterChange(id);
    }

    /** No token of the account is taken from now on, whatever its roles. Refuses with AccountNotFound. */
    public Account close(AccountId id, Actor by) {
        find(id).close(clock.instant());
        leave("account-closed", "account:" + id, by);
        changes.note(id);
        return afterChange(id);
    }

    private KeptAccount find(AccountId id) {
        return kept.findById(id.value()).orElseThrow(() -> new AccountNotFound(id));
    }

    private Account afterChange(AccountId id) {
        kept.flush();
        Account changed = accounts(List.of(id)).get(id);
        if (changed == null) {
            throw new AccountNotFound(id);
        }
        return changed;
    }

    private void require(List<RoleGrant> grants) {
        Set<OrganisationId> named = new TreeSet<>(Comparator.comparing(OrganisationId::value));
        for (RoleGrant grant : grants) {
            @Nullable OrganisationId organisation = grant.organisation();
            if (organisation != null) {
                named.add(organisation);
            }
        }
        find(named).forEach(known -> named.remove(known.id()));
        named.stream().findFirst().ifPresent(unknown -> {
            throw new OrganisationNotFound(unknown);
        });
    }

    private void leave(String act, String object, Actor by) {
        trail.record(List.of(new Footprint(by, act, object, List.of(), "task:administration", null)));
    }

    private static List<Fault> faults(Collection<Organisation> organisations) {
        List<Fault> faults = new ArrayList<>();
        int i = 0;
        for (Organisation organisation : organisations) {
            String at = "/organisations/" + i++;
            @Nullable String kvkNumber = organisation.kvkNumber();
            if (!organisation.id().value().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                faults.add(Fault.at(at + "/id", "malformed"));
            }
            if (organisation.name().isBlank()) {
                faults.add(Fault.at(at + "/name", "required"));
            }
            if (organisation.kinds().isEmpty()) {
                faults.add(Fault.at(at + "/kinds", "required"));
            }
            if (kvkNumber != null && !kvkNumber.matches("[0-9]{8}")) {
                faults.add(Fault.at(at + "/kvkNumber", "malformed"));
            }
        }
        return faults;
    }

    private static String kinds(Organisation organisation) {
        return organisation.kinds().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                new OrganisationId(row.getString("id")),
                row.getString("name"),
                kinds(row.getArray("kinds")),
                row.getString("kvk_number"),
                row.getString("email"),
                row.getString("webhook"));
    }

    private static Set<OrganisationKind> kinds(Array kinds) throws SQLException {
        return Arrays.stream((String[]) kinds.getArray())
                .map(OrganisationKind::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
