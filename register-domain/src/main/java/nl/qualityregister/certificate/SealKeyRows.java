package nl.qualityregister.certificate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The public halves of all keys that ever sealed. They are remembered: what is known of a key never changes. */
@Component
class SealKeyRows {
    private final JdbcClient jdbc;
    private final Map<String, SealKey> known = new ConcurrentHashMap<>();

    SealKeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(SealKey key, Instant now) {
        jdbc.sql("""
                        insert into certificate_seal_key (id, chain, taken_up_at) values (:id, :chain, :now)
                        on conflict on constraint certificate_seal_key_pk do nothing
                        """)
                .param("id", key.id())
                .param("chain", Pem.of(key.chain()))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Throws {@link SealKeyUnusable} when nothing was ever sealed by it. */
    SealKey find(String id) {
        return lookUp(id).orElseThrow(() -> new SealKeyUnusable(id + " never sealed anything"));
    }

    Optional<SealKey> lookUp(String id) {
        @Nullable SealKey remembered = known.get(id);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<SealKey> found = jdbc.sql("select chain from certificate_seal_key where id = :id")
                .param("id", id)
                .query((row, i) -> new SealKey(Pem.read(row.getString("chain")), null))
                .optional();
        found.ifPresent(key -> known.put(id, key));
        return found;
    }

    /** All, the first taken up first. */
    List<SealKey> all() {
        return jdbc.sql("select chain from certificate_seal_key order by taken_up_at, id")
                .query((row, i) -> new SealKey(Pem.read(row.getString("chain")), null))
                .list();
    }
}
