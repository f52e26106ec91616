package nl.qualityregister.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.qualityregister.api.problem.TooManyLookUps;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * How much one client may look up in a minute: an account, or an address where nobody signed in. Who walks through the numbers meets the
 * limit of misses first, who walks through the names that of searches. The first refusal of a minute is kept on the trail, all are counted.
 */
@Component
@EnableConfigurationProperties(LookUpLimits.Settings.class)
public class LookUpLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Settings settings;
    private final Trail trail;
    private final Clock clock;
    private final Counter refused;
    private final Cache<Window, AtomicInteger> counts =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(WINDOW).build();

    LookUpLimits(Settings settings, Trail trail, Clock clock, MeterRegistry metrics) {
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
        this.refused = Counter.builder("register.lookups.refused")
                .description("Look-ups and searches refused because their client asks too many")
                .register(metrics);
    }

    /** What is counted apart. */
    public enum Kind {
        LOOK_UP,
        MISS,
        SEARCH
    }

    /**
     * @param lookUpsPerMinute by number
     * @param missesPerMinute numbers that led to nobody
     * @param searchesPerMinute by name
     */
    @ConfigurationProperties("register.look-ups")
    public record Settings(
            @DefaultValue("6000") int lookUpsPerMinute,
            @DefaultValue("300") int missesPerMinute,
            @DefaultValue("120") int searchesPerMinute) {
        int of(Kind kind) {
            return switch (kind) {
                case LOOK_UP -> lookUpsPerMinute;
                case MISS -> missesPerMinute;
                case SEARCH -> searchesPerMinute;
            };
        }
    }

    /** Refuses with {@link TooManyLookUps} when this is one too many. */
    public void count(Kind kind, Caller caller, HttpServletRequest request) {
        long minute = clock.instant().getEpochSecond() / WINDOW.toSeconds();
        String client = caller.isKnown() ? caller.actor().name() : "address:" + request.getRemoteAddr();
        int counted = counts.get(new Window(client, kind, minute), any -> new AtomicInteger())
                .incrementAndGet();
        if (counted > settings.of(kind)) {
            refuse(kind, caller, client, counted == settings.of(kind) + 1);
        }
    }

    private void refuse(Kind kind, Caller caller, String client, boolean first) {
        refused.increment();
        if (first) {
            trail.record(List.of(new Footprint(
                    caller.isKnown() ? caller.actor() : Actor.PUBLIC,
                    "enumeration-refused",
                    "client:" + hash(client),
                    List.of(),
                    "none",
                    caller.client())));
        }
        throw new TooManyLookUps(settings.of(kind));
    }

    /** The same for the same client, and nobody's address. */
    private static String hash(String client) {
        return HexFormat.of().formatHex(Sha256.of(client), 0, 8);
    }

    private record Window(String client, Kind kind, long minute) {}
}
