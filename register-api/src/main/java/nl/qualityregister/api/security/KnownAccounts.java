package nl.qualityregister.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.AccountChange;
import nl.qualityregister.organisation.AccountChanges;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.AccountsChanged;
import nl.qualityregister.organisation.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Accounts by (issuer, subject). What is changed here is forgotten with the commit, what is changed elsewhere when the changes are looked
 * at, four times a second; when that has failed for a second nothing remembered is believed. Who is not known is looked for each time,
 * so that he is let in as soon as he is.
 */
@Component
class KnownAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(KnownAccounts.class);
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final long BELIEVED = Duration.ofSeconds(1).toNanos();

    private final Organisations organisations;
    private final AccountChanges changes;
    private final Cache<Identity, Account> known =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(LIFE).build();
    private volatile long seen = -1;
    private volatile long lookedAt;
    /** Rises with everything that is forgotten: what was read before is not remembered after. */
    private volatile long forgotten;

    KnownAccounts(Organisations organisations, AccountChanges changes) {
        this.organisations = organisations;
        this.changes = changes;
    }

    Optional<Account> find(String issuer, String subject) {
        Optional<Account> remembered = remembered(issuer, subject);
        if (remembered.isPresent()) {
            return remembered;
        }
        long before = forgotten;
        Optional<Account> found = organisations.account(issuer, subject);
        found.ifPresent(account -> remember(new Identity(issuer, subject), account, before));
        return found;
    }

    /** Without asking the database. */
    Optional<Account> remembered(String issuer, String subject) {
        return seen < 0 || System.nanoTime() - lookedAt > BELIEVED
                ? Optional.empty()
                : Optional.ofNullable(known.getIfPresent(new Identity(issuer, subject)));
    }

    private synchronized void remember(Identity asked, Account found, long before) {
        if (forgotten == before) {
            known.put(asked, found);
        }
    }

    @Scheduled(fixedDelay = 250)
    void look() {
        try {
            long now = System.nanoTime();
            if (seen < 0) {
                seen = changes.last();
            }
            List<AccountChange> found = changes.after(seen);
            found.forEach(change -> forget(change.account()));
            if (!found.isEmpty()) {
                seen = found.getLast().id();
            }
            lookedAt = now;
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("changes of accounts could not be looked at; nothing remembered is believed");
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(AccountsChanged event) {
        forget(event.account());
    }

    private synchronized void forget(Optional<AccountId> account) {
        forgotten++;
        if (account.isPresent()) {
            known.asMap().values().removeIf(each -> each.id().equals(account.get()));
        } else {
            known.invalidateAll();
        }
    }

    private record Identity(String issuer, String subject) {}
}
