package nl.qualityregister.organisation;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.qualityregister.house.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts by the row: read on every call that carries a token, opened by the hundred at an import. */
@Component
class AccountRows {
    private static final String ACCOUNT = """
        select account.id, account.issuer, account.subject, account.label, account.tokens_from, account.closed_at,
               role_grant.role, role_grant.organisation_id, role_grant.holds_from, role_grant.holds_until
          from account
          left join role_grant on role_grant.account_id = account.id
        """;

    private static final String IN_ORDER =
            " order by account.id, role_grant.holds_from, role_grant.role, role_grant.id";

    private static final String OPEN = """
        insert into account (id, issuer, subject, label)
        select id, issuer, subject, label
          from unnest(cast(:ids as uuid[]), :issuers, :subjects, :labels) as row (id, issuer, subject, label)
         order by issuer, subject
            on conflict (issuer, subject) do nothing
        """;

    private static final String GRANT = """
        insert into role_grant (id, account_id, role, organisation_id, holds_from, holds_until)
        select gen_random_uuid(), account.id, row.role, row.organisation_id, row.holds_from, row.holds_until
          from unnest(:issuers, :subjects, :roles, :organisations, cast(:from as date[]), cast(:until as date[]))
               as row (issuer, subject, role, organisation_id, holds_from, holds_until)
          join account on account.issuer = row.issuer and account.subject = row.subject
         order by account.id, row.role, row.organisation_id, row.holds_from
            on conflict on constraint role_grant_uk do nothing
        """;

    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(String issuer, String subject) {
        return gather(jdbc.sql(ACCOUNT + "where account.issuer = :issuer and account.subject = :subject" + IN_ORDER)
                        .param("issuer", issuer)
                        .param("subject", subject))
                .stream()
                .findFirst();
    }

    Map<AccountId, Account> find(Collection<AccountId> ids) {
        return gather(jdbc.sql(ACCOUNT + "where account.id = any(cast(:ids as uuid[]))" + IN_ORDER)
                        .param("ids", Columns.text(ids, AccountId::value)))
                .stream()
                .collect(toMap(Account::id, Function.identity()));
    }

    List<Account> ofIssuer(String issuer) {
        return List.copyOf(gather(
                jdbc.sql(ACCOUNT + "where account.issuer = :issuer" + IN_ORDER).param("issuer", issuer)));
    }

    List<Account> page(@Nullable UUID after, int atMost) {
        return List.copyOf(
                gather(jdbc.sql(ACCOUNT + """
                    where account.id in (select id
                                           from account
                                          where cast(:after as uuid) is null or id > cast(:after as uuid)
                                          order by id
                                          limit :atMost)
                    """ + IN_ORDER).param("after", after).param("atMost", atMost)));
    }

    int open(Collection<NewAccount> accounts) {
        return jdbc.sql(OPEN)
                .param("ids", Columns.text(accounts, account -> UUID.randomUUID()))
                .param("issuers", Columns.text(accounts, NewAccount::issuer))
                .param("subjects", Columns.text(accounts, NewAccount::subject))
                .param("labels", Columns.text(accounts, NewAccount::label))
                .update();
    }

    int grant(Collection<GrantRow> grants) {
        return jdbc.sql(GRANT)
                .param("issuers", Columns.text(grants, row -> row.account().issuer()))
                .param("subjects", Columns.text(grants, row -> row.account().subject()))
                .param("roles", Columns.text(grants, row -> row.grant().role().name()))
                .param("organisations", Columns.text(grants, GrantRow::organisation))
                .param("from", Columns.text(grants, row -> row.grant().from()))
                .param("until", Columns.text(grants, row -> row.grant().until()))
                .update();
    }

    List<Account> inOrder(Collection<NewAccount> asked) {
        Map<Identity, Account> known = gather(jdbc.sql(ACCOUNT + """
            where (account.issuer, account.subject) in (select * from unnest(:issuers, :subjects))
            """ + IN_ORDER)
                        .param("issuers", Columns.text(asked, NewAccount::issuer))
                        .param("subjects", Columns.text(asked, NewAccount::subject)))
                .stream()
                .collect(toMap(account -> new Identity(account.issuer(), account.subject()), Function.identity()));
        return asked.stream()
                .map(account -> new Identity(account.issuer(), account.subject()))
                .map(identity -> Objects.requireNonNull(known.get(identity)))
                .toList();
    }

    private static Collection<Account> gather(JdbcClient.StatementSpec statement) {
        Map<AccountId, Account> accounts = new LinkedHashMap<>();
        statement.query(row -> {
            Account seen = account(row);
            accounts.merge(seen.id(), seen, AccountRows::together);
        });
        return accounts.values();
    }

    private static Account account(ResultSet row) throws SQLException {
        @Nullable String role = row.getString("role");
        List<RoleGrant> grants = role == null ? List.of() : List.of(grant(role, row));
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("label"),
                grants,
                moment(row, "tokens_from"),
                moment(row, "closed_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static RoleGrant grant(String role, ResultSet row) throws SQLException {
        @Nullable String organisation = row.getString("organisation_id");
        return new RoleGrant(
                Role.valueOf(role),
                organisation == null ? null : new OrganisationId(organisation),
                row.getObject("holds_from", LocalDate.class),
                row.getObject("holds_until", LocalDate.class));
    }

    private static Account together(Account first, Account next) {
        List<RoleGrant> grants = new ArrayList<>(first.grants());
        grants.addAll(next.grants());
        return new Account(
                first.id(),
                first.issuer(),
                first.subject(),
                first.label(),
                grants,
                first.tokensFrom(),
                first.closedAt());
    }

    private record Identity(String issuer, String subject) {}

    record GrantRow(NewAccount account, RoleGrant grant) {
        @Nullable
        String organisation() {
            @Nullable OrganisationId organisation = grant.organisation();
            return organisation == null ? null : organisation.value();
        }
    }
}
