package nl.qualityregister.verification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.registrant.Visibility;
import nl.qualityregister.registrant.VisibilityChanged;
import nl.qualityregister.roll.Disclosure;
import nl.qualityregister.roll.EntriesAppended;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What stands under a number today, remembered for as long as somebody follows the changes: also that there is nothing. What this
 * instance writes it forgets after the commit; what others write, when {@link #follow()} comes past it. Not followed for a second, it
 * remembers nothing. Each card bears the stamp that its number had before it was read; to forget a number is to change its stamp, so that
 * what was read while it changed is worth nothing either. Numbers share stamps: now and then one is read again for another's sake.
 */
@Component
class Sightings {
    private static final long FOLLOWED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MANY = 5_000;
    private static final long UNKNOWN = -2;
    private static final int STAMPS = 1 << 16;

    private final Disclosure disclosure;
    private final Registrants registrants;
    private final Visibilities visibilities;
    private final JdbcClient jdbc;
    private final Cache<RegistrationNumber, Card> cards;
    private final AtomicLongArray stamps = new AtomicLongArray(STAMPS);
    private volatile Map<RegistrationNumber, Visibility> veils = Map.of();
    private volatile Followed followed = Followed.never(0);

    Sightings(
            Disclosure disclosure,
            Registrants registrants,
            Visibilities visibilities,
            JdbcClient jdbc,
            @Value("${register.look-ups.remembered:100000}") long remembered) {
        this.disclosure = disclosure;
        this.registrants = registrants;
        this.visibilities = visibilities;
        this.jdbc = jdbc;
        this.cards = Caffeine.newBuilder().maximumSize(remembered).build();
    }

    /** As known now. */
    List<Standing> standings(RegistrationNumber number, LocalDate today) {
        if (!isFollowed()) {
            return read(number, today);
        }
        long stamp = stamps.get(stamp(number));
        long epoch = followed.epoch();
        @Nullable Card known = cards.getIfPresent(number);
        if (known != null && known.day().equals(today) && known.epoch() == epoch && known.stamp() == stamp) {
            return known.standings();
        }
        List<Standing> standings = read(number, today);
        cards.put(number, new Card(today, epoch, stamp, standings));
        return standings;
    }

    /** What may be told of the number at all. */
    Optional<Visibility> visibility(RegistrationNumber number) {
        return Optional.ofNullable((isFollowed() ? veils : visibilities.of(List.of(number))).get(number));
    }

    /** The same of many: those that are not simply answered for. */
    Map<RegistrationNumber, Visibility> visibilities(Set<RegistrationNumber> numbers) {
        if (!isFollowed()) {
            return visibilities.of(numbers);
        }
        Map<RegistrationNumber, Visibility> known = veils;
        Map<RegistrationNumber, Visibility> veiled = new HashMap<>();
        if (!known.isEmpty()) {
            numbers.forEach(number ->
                    Optional.ofNullable(known.get(number)).ifPresent(visibility -> veiled.put(number, visibility)));
        }
        return veiled;
    }

    private List<Standing> read(RegistrationNumber number, LocalDate day) {
        return disclosure.look(List.of(number), day, null, Tier.PUBLIC).getOrDefault(number, List.of());
    }

    private static int stamp(RegistrationNumber number) {
        return number.hashCode() & (STAMPS - 1);
    }

    private boolean isFollowed() {
        return System.nanoTime() - followed.nanos() < FOLLOWED_NANOS;
    }

    /** Forgets what changed since the last time; to be called several times a second. */
    synchronized void follow() {
        long asked = System.nanoTime();
        Followed before = followed;
        Followed now = jdbc.sql("""
                        select coalesce((select max(index) from roll_entry), -1) as entry,
                               (select version from visibility_version) as version
                        """)
                .query((row, i) -> new Followed(row.getLong("entry"), row.getLong("version"), before.epoch(), asked))
                .single();
        if (now.version() != before.version()) {
            veils = visibilities.all();
        }
        long entries = now.entry() - before.entry();
        if (before.entry() == UNKNOWN || entries > MANY || entries < 0) {
            now = new Followed(now.entry(), now.version(), now.epoch() + 1, now.nanos());
        } else if (entries > 0) {
            forget(jdbc.sql("""
                            select distinct registrant.number
                              from roll_entry
                              join registrant on registrant.id = roll_entry.registrant_id
                             where roll_entry.index > :before and roll_entry.index <= :now
                            """)
                    .param("before", before.entry())
                    .param("now", now.entry())
                    .query((row, i) -> new RegistrationNumber(row.getString("number")))
                    .list());
        }
        followed = now;
    }

    @EventListener
    void entered(EntriesAppended appended) {
        if (isFollowed()) {
            List<RegistrationNumber> numbers = registrants
                    .byId(appended.entries().stream()
                            .map(entry -> entry.entry().registration().registrant())
                            .distinct()
                            .toList())
                    .values()
                    .stream()
                    .map(Registrant::number)
                    .toList();
            afterCommit(() -> forget(numbers));
        }
    }

    /** Until the next time that the changes are followed, this instance asks the database. */
    @EventListener
    void veiled(VisibilityChanged changed) {
        afterCommit(this::unfollow);
    }

    /** After whoever is just following, so that what he read before is not taken for what holds; all cards are worth nothing then. */
    private synchronized void unfollow() {
        followed = Followed.never(followed.epoch());
    }

    private static void afterCommit(Runnable forget) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            forget.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                forget.run();
            }
        });
    }

    private void forget(Collection<RegistrationNumber> numbers) {
        numbers.forEach(number -> stamps.incrementAndGet(stamp(number)));
    }

    /**
     * @param epoch in which it was read; cards of an earlier one are worth nothing
     * @param stamp that its number had before it was read
     * @param standings on the day, as known when it was read
     */
    private record Card(LocalDate day, long epoch, long stamp, List<Standing> standings) {}

    /** How far the changes were followed, and when. */
    private record Followed(long entry, long version, long epoch, long nanos) {
        static Followed never(long epoch) {
            return new Followed(UNKNOWN, UNKNOWN, epoch, System.nanoTime() - 10 * FOLLOWED_NANOS);
        }
    }
}
