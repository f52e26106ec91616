package nl.qualityregister.organisation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks up the numbers of new providers at the chamber of commerce. A provider is claimed in one transaction and its answer kept in
 * another; nobody is asked in between with a transaction open, and who does not answer leaves "unverified" and is asked again later.
 */
@Service
public class KvkChecks {
    /** Longer than the slowest look-up. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final ProviderRows rows;
    private final KvkSearch search;
    private final TransactionTemplate transaction;

    KvkChecks(ProviderRows rows, KvkSearch search, TransactionTemplate transaction) {
        this.rows = rows;
        this.search = search;
        this.transaction = transaction;
    }

    /** @param unanswered tried again later */
    public record Pass(int answered, int unanswered) {
        public boolean idle() {
            return answered + unanswered == 0;
        }
    }

    /** At most {@code limit} of those that are due; none when no address of the chamber of commerce is configured. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Pass check(int limit) throws InterruptedException {
        if (!search.isConfigured()) {
            return new Pass(0, 0);
        }
        List<ProviderRows.Due> due = transaction.execute(status -> rows.claim(limit, LEASE));
        int answered = 0;
        for (ProviderRows.Due provider : due) {
            Optional<KvkSearch.Answer> answer = search.ask(provider.kvkNumber());
            transaction.executeWithoutResult(status -> keep(provider, answer));
            answered += answer.isPresent() ? 1 : 0;
        }
        return new Pass(answered, due.size() - answered);
    }

    private void keep(ProviderRows.Due provider, Optional<KvkSearch.Answer> answer) {
        if (answer.isPresent()) {
            rows.answered(
                    provider.id(), state(provider, answer.get()), answer.get().name());
        } else {
            rows.unanswered(provider.id());
        }
    }

    private static KvkState state(ProviderRows.Due provider, KvkSearch.Answer answer) {
        String name = answer.name();
        if (!answer.known() || name == null) {
            return KvkState.UNKNOWN_NUMBER;
        }
        if (!answer.active()) {
            return KvkState.INACTIVE;
        }
        return Providers.key(name).equals(Providers.key(provider.name())) ? KvkState.VERIFIED : KvkState.NAME_DIFFERS;
    }
}
