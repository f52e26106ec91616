package nl.qualityregister.verification;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.qualityregister.house.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The keys of receipts: what the {@link Seal} signs with is published by all instances before it is used, and stays published for as
 * long as there are receipts.
 */
@Component
class Keys {
    private final Seal seal;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<String> published = ConcurrentHashMap.newKeySet();

    Keys(Seal seal, JdbcClient jdbc, Clock clock) {
        this.seal = seal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String sign(String payload) {
        publish();
        return seal.sign(payload);
    }

    String sign(String payload, JOSEObjectType type) {
        publish();
        return seal.sign(payload, type);
    }

    String publicKeys() {
        publish();
        List<JWK> keys = jdbc.sql("select jwk from receipt_key order by published_at desc, kid")
                .query((row, i) -> parsed(row.getString("jwk")))
                .list();
        return new JWKSet(keys).toString();
    }

    void rotate() {
        seal.rotate();
        publish();
    }

    /** A key that could be rolled back with somebody's transaction is offered again by the next one who signs. */
    private void publish() {
        List<JWK> fresh = seal.publicKeys().stream()
                .filter(key -> !published.contains(key.getKeyID()))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into receipt_key (kid, jwk, published_at)
                        select kid, jwk, :now from unnest(:kids, :jwks) as key (kid, jwk)
                        on conflict (kid) do nothing
                        """)
                .param("kids", Columns.text(fresh, JWK::getKeyID))
                .param("jwks", Columns.text(fresh, JWK::toJSONString))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            fresh.forEach(key -> published.add(key.getKeyID()));
        } else {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    fresh.forEach(key -> published.add(key.getKeyID()));
                }
            });
        }
    }

    private static JWK parsed(String key) {
        try {
            return JWK.parse(key);
        } catch (ParseException e) {
            throw new IllegalStateException("a published key is not a JWK", e);
        }
    }
}
