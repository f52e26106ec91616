package nl.qualityregister.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.Organisations;
import org.springframework.stereotype.Component;

/** Accounts by (issuer, subject), remembered for seconds only: a role that was ended is gone in every instance by then. */
@Component
class KnownAccounts {
    private static final Duration LIFE = Duration.ofSeconds(5);

    private final Organisations organisations;
    private final Cache<Identity, Optional<Account>> known =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(LIFE).build();

    KnownAccounts(Organisations organisations) {
        this.organisations = organisations;
    }

    Optional<Account> find(String issuer, String subject) {
        return known.get(new Identity(issuer, subject), who -> organisations.account(who.issuer(), who.subject()));
    }

    private record Identity(String issuer, String subject) {}
}
