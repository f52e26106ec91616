package nl.qualityregister.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.Columns;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Declared interests as they lie in their tables; appended only. */
@Repository
class InterestRows {
    private static final String INTEREST = """
            select id, account_id, kind, registration_number, organisation_id, register, holds_from, holds_until, note,
                   declared_at, declared_by
            from interest
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    InterestRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<InterestId> add(Collection<NewInterest> interests, Actor by) {
        List<InterestId> ids =
                interests.stream().map(any -> new InterestId(UUID.randomUUID())).toList();
        jdbc.sql("""
                insert into declared_interest (id, account_id, kind, registration_number, organisation_id, register, holds_from,
                                               holds_until, note, declared_at, declared_by)
                select cast(id as uuid), cast(account as uuid), kind, number, organisation, register, cast(holds_from as date),
                       cast(holds_until as date), note, :at, :by
                from unnest(:ids, :accounts, :kinds, :numbers, :organisations, :registers, :from, :until, :notes)
                     as declared (id, account, kind, number, organisation, register, holds_from, holds_until, note)
                """)
                .param("ids", Columns.text(ids, InterestId::value))
                .param("accounts", Columns.text(interests, NewInterest::account))
                .param("kinds", Columns.text(interests, NewInterest::kind))
                .param("numbers", Columns.text(interests, one -> in(one, InterestKind.PERSON)))
                .param("organisations", Columns.text(interests, one -> in(one, InterestKind.ORGANISATION)))
                .param("registers", Columns.text(interests, one -> in(one, InterestKind.REGISTER)))
                .param("from", Columns.text(interests, NewInterest::from))
                .param("until", Columns.text(interests, NewInterest::until))
                .param("notes", Columns.text(interests, NewInterest::note))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
        return ids;
    }

    private static @Nullable String in(NewInterest interest, InterestKind kind) {
        return interest.kind() == kind ? interest.in() : null;
    }

    /** Whether it had no ending yet. */
    boolean end(InterestId id, LocalDate firstDayWithout, Actor by) {
        return jdbc.sql("""
                insert into interest_ending (interest_id, holds_until, ended_at, ended_by)
                values (:id, :until, :at, :by)
                on conflict do nothing
                """)
                        .param("id", id.value())
                        .param("until", firstDayWithout)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("by", by.name())
                        .update()
                == 1;
    }

    Optional<Interest> find(InterestId id) {
        return jdbc.sql(INTEREST + "where id = :id")
                .param("id", id.value())
                .query((row, i) -> interest(row))
                .optional();
    }

    List<Interest> of(AccountId account) {
        return jdbc.sql(INTEREST + "where account_id = :account order by declared_at, id")
                .param("account", account.value())
                .query((row, i) -> interest(row))
                .list();
    }

    private static Interest interest(ResultSet row) throws SQLException {
        InterestKind kind = InterestKind.valueOf(row.getString("kind"));
        String in = row.getString(
                switch (kind) {
                    case PERSON -> "registration_number";
                    case ORGANISATION -> "organisation_id";
                    case REGISTER -> "register";
                });
        NewInterest declared = new NewInterest(
                new AccountId(row.getObject("account_id", UUID.class)),
                kind,
                Objects.requireNonNull(in),
                row.getObject("holds_from", LocalDate.class),
                row.getObject("holds_until", LocalDate.class),
                row.getString("note"));
        return new Interest(
                new InterestId(row.getObject("id", UUID.class)),
                declared,
                row.getObject("declared_at", OffsetDateTime.class).toInstant(),
                row.getString("declared_by"));
    }
}
