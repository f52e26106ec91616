package nl.qualityregister.notification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.qualityregister.house.RegisterHome;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys that webhooks are signed with. The public halves are in the database, so that every instance publishes all of them; the
 * private ones lie under REGISTER_HOME. A successor is published for a day before it signs, so that a receiver who keeps the key set that
 * long never meets a key it has not seen; what it succeeds stays published.
 */
@Component
class WebhookKeys {
    private static final Duration PUBLISHED_BEFORE = Duration.ofDays(1);
    /** "webhook" in ASCII: one lock for all that make a key. */
    private static final long LOCK = 0x776562686f6f6bL;

    private final JdbcClient jdbc;
    private final Path folder;
    private final Duration age;
    private final Clock clock;
    private final Map<String, ECKey> own = new ConcurrentHashMap<>();

    WebhookKeys(
            JdbcClient jdbc, RegisterHome home, @Value("${register.webhook.key-age:P90D}") Duration age, Clock clock) {
        this.jdbc = jdbc;
        this.folder = home.folder().resolve("keys").resolve("webhook");
        this.age = age;
        this.clock = clock;
    }

    /** The newest that may sign and that is here; the first one is made when there is none. */
    @Transactional
    public ECKey signing() {
        return mine().orElseGet(() -> {
            lock();
            return mine().orElseGet(() -> made(clock.instant()));
        });
    }

    /** Makes the successor of a key that has grown old. Returns whether it did. */
    @Transactional
    public boolean rotateIfDue() {
        Optional<Kept> newest = kept().stream().findFirst();
        boolean due = newest.isPresent()
                && newest.get().signsFrom().plus(age).isBefore(clock.instant().plus(PUBLISHED_BEFORE));
        if (due) {
            rotate(PUBLISHED_BEFORE);
        }
        return due;
    }

    /** Makes a successor, which signs after that long: at once when a key has come into the wrong hands. */
    @Transactional
    public void rotate(Duration after) {
        lock();
        made(clock.instant().plus(after));
    }

    /** All of them as JWKs, without anything secret; the newest first. */
    List<String> published() {
        return kept().stream().map(Kept::publicJwk).toList();
    }

    private Optional<ECKey> mine() {
        Instant now = clock.instant();
        return kept().stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .flatMap(key -> own(key.kid()).stream())
                .findFirst();
    }

    private List<Kept> kept() {
        return jdbc.sql("select kid, public_jwk, signs_from from webhook_key order by signs_from desc, kid")
                .query((row, i) -> kept(row))
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("kid"),
                row.getString("public_jwk"),
                row.getTimestamp("signs_from").toInstant());
    }

    private ECKey made(Instant signsFrom) {
        ECKey key = generated();
        keep(key);
        jdbc.sql("""
                        insert into webhook_key (kid, public_jwk, made_at, signs_from)
                        values (:kid, :publicJwk, :now, :signsFrom)
                        """)
                .param("kid", key.getKeyID())
                .param("publicJwk", key.toPublicJWK().toJSONString())
                .param("now", Timestamp.from(clock.instant()))
                .param("signsFrom", Timestamp.from(signsFrom))
                .update();
        return key;
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
    }

    private Optional<ECKey> own(String kid) {
        ECKey known = own.get(kid);
        if (known == null && Files.exists(file(kid))) {
            known = read(file(kid));
            own.put(kid, known);
        }
        return Optional.ofNullable(known);
    }

    private Path file(String kid) {
        return folder.resolve(kid + ".jwk");
    }

    private static ECKey read(Path file) {
        try {
            return ECKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(file + " is not a JWK", e);
        }
    }

    /** Whole or not at all, and for its owner only; its name is its own, so that nobody else writes there. */
    private void keep(ECKey key) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path draft = Files.createTempFile(
                    folder,
                    "key",
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, key.toJSONString());
            Files.move(draft, file(key.getKeyID()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ECKey generated() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private record Kept(String kid, String publicJwk, Instant signsFrom) {}
}
