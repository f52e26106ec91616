package nl.qualityregister.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door through which instances follow what changes about accounts, so that nobody is let in by what is no longer so. */
@Service
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public class AccountChanges {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LOCK = 4_001;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountChanges(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The last one; 0 when there was none. */
    public long last() {
        return jdbc.sql("select coalesce(max(id), 0) from account_change")
                .query(Long.class)
                .single();
    }

    /** Those after it, in the order of their commits. */
    public List<AccountChange> after(long id) {
        return jdbc.sql("select id, account_id from account_change where id > :id order by id")
                .param("id", id)
                .query((row, i) -> change(row))
                .list();
    }

    /** Notes a change in the running transaction; without an account, that many changed. Held to its end: the next one waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    void note(@Nullable AccountId account) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
        jdbc.sql("insert into account_change (account_id, changed_at) values (:account, :now)")
                .param("account", account == null ? null : account.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from account_change where changed_at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new AccountsChanged(Optional.ofNullable(account)));
    }

    private static AccountChange change(ResultSet row) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        return new AccountChange(row.getLong("id"), Optional.ofNullable(account).map(AccountId::new));
    }
}
