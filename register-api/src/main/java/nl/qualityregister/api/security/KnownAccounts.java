package nl.qualityregister.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.Organisations;
import org.springframework.stereotype.Component;

/** Accounts by (issuer, subject), remembered for seconds only: a role that was ended is gone in every instance by then. Who is not
 * known is looked for each time, so that he is let in as soon as he is. */
@Component
class KnownAccounts {
    private static final Duration LIFE = Duration.ofSeconds(5);

    private final Organisations organisations;
    private final Cache<Identity, Account> known =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(LIFE).build();

    KnownAccounts(Organisations organisations) {
        this.organisations = organisations;
    }

    Optional<Account> find(String issuer, String subject) {
        Optional<Account> remembered = remembered(issuer, subject);
        return remembered.isPresent()
                ? remembered
                : organisations.account(issuer, subject).map(found -> {
                    known.put(new Identity(issuer, subject), found);
                    return found;
                });
    }

    /** Without asking the database. */
    Optional<Account> remembered(String issuer, String subject) {
        return Optional.ofNullable(known.getIfPresent(new Identity(issuer, subject)));
    }

    private record Identity(String issuer, String subject) {}
}
