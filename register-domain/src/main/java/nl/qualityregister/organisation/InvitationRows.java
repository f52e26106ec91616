package nl.qualityregister.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InvitationRows {
    private static final String INVITATION = """
        select id, register, label, email, language, registration_number, invited_at, expires_at, withdrawn_at, account_id,
               accepted_at
          from invitation
        """;

    private final JdbcClient jdbc;

    InvitationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(InvitationId id, NewInvitation invited, String by, Instant now, Instant until) {
        jdbc.sql("""
            insert into invitation (id, register, label, email, language, registration_number, invited_by, invited_at,
                                    expires_at)
            values (:id, :register, :label, :email, :language, :number, :by, :now, :until)
            """)
                .param("id", id.value())
                .param("register", invited.register())
                .param("label", invited.label())
                .param("email", invited.email())
                .param("language", invited.language())
                .param("number", invited.registrationNumber())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .update();
        for (RoleGrant grant : invited.grants()) {
            @Nullable OrganisationId organisation = grant.organisation();
            jdbc.sql("""
                insert into invitation_grant (invitation_id, role, organisation_id, holds_from, holds_until)
                values (:id, :role, :organisation, :from, :until)
                """)
                    .param("id", id.value())
                    .param("role", grant.role().name())
                    .param("organisation", organisation == null ? null : organisation.value())
                    .param("from", grant.from())
                    .param("until", grant.until())
                    .update();
        }
    }

    Optional<Invitation> find(InvitationId id) {
        return jdbc.sql(INVITATION + " where id = :id")
                .param("id", id.value())
                .query(this::invitation)
                .optional();
    }

    /** The one that the code leads to, held until the end of the transaction. */
    Optional<Invitation> lock(ActivationCode code) {
        return jdbc.sql(INVITATION + """
             where id = (select invitation_id from activation_code where code_sha256 = :hash)
               for update
            """)
                .param("hash", code.sha256())
                .query(this::invitation)
                .optional();
    }

    Optional<Invitation> lock(InvitationId id) {
        return jdbc.sql(INVITATION + " where id = :id for update")
                .param("id", id.value())
                .query(this::invitation)
                .optional();
    }

    /** The newest first; after the one named, if any. */
    List<Invitation> list(@Nullable UUID after, int atMost) {
        return jdbc.sql(INVITATION + """
             where cast(:after as uuid) is null
                or (invited_at, id) < (select invited_at, id from invitation where id = :after)
             order by invited_at desc, id desc
             limit :atMost
            """)
                .param("after", after)
                .param("atMost", atMost)
                .query(this::invitation)
                .list();
    }

    void keep(ActivationCode code, InvitationId id, Instant now) {
        jdbc.sql("insert into activation_code (code_sha256, invitation_id, drawn_at) values (:hash, :id, :now)")
                .param("hash", code.sha256())
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void accept(InvitationId id, AccountId account, Instant now) {
        jdbc.sql("update invitation set account_id = :account, accepted_at = :now where id = :id")
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    void withdraw(InvitationId id, Instant now) {
        jdbc.sql("update invitation set withdrawn_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    private Invitation invitation(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        @Nullable UUID account = row.getObject("account_id", UUID.class);
        return new Invitation(
                new InvitationId(id),
                new NewInvitation(
                        row.getString("register"),
                        row.getString("label"),
                        row.getString("email"),
                        row.getString("language"),
                        row.getString("registration_number"),
                        grants(id)),
                row.getTimestamp("invited_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                moment(row.getTimestamp("withdrawn_at")),
                account == null ? null : new AccountId(account),
                moment(row.getTimestamp("accepted_at")));
    }

    private List<RoleGrant> grants(UUID invitation) {
        return jdbc.sql("""
            select role, organisation_id, holds_from, holds_until
              from invitation_grant
             where invitation_id = :id
             order by role, organisation_id, holds_from
            """)
                .param("id", invitation)
                .query((row, number) -> {
                    @Nullable String organisation = row.getString("organisation_id");
                    return new RoleGrant(
                            Role.valueOf(row.getString("role")),
                            organisation == null ? null : new OrganisationId(organisation),
                            row.getObject("holds_from", LocalDate.class),
                            row.getObject("holds_until", LocalDate.class));
                })
                .list();
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
