package nl.qualityregister.jobs;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Sandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Runs the nightly jobs once a business day, in whichever of several processes holds the lease; when that one dies, another takes it
 * within a minute and goes on where it was. A night that failed is tried again after a quarter of an hour.
 */
@Component
class Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final int LOOK_SECONDS = 20;
    private static final int AFTER_FAILURE_SECONDS = 900;

    private final Jobs jobs;
    private final BusinessDays days;
    private final BusinessDay businessDay;
    private final DataSource database;
    private final Clock clock;
    private final Sandbox sandbox;
    private final LocalTime at;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param at the time in Amsterdam from which a business day's jobs are run; {@code off}: never */
    Scheduler(
            Jobs jobs,
            BusinessDays days,
            BusinessDay businessDay,
            DataSource database,
            Clock clock,
            Sandbox sandbox,
            @Value("${register.nightly-at:02:00}") String at) {
        this.jobs = jobs;
        this.days = days;
        this.businessDay = businessDay;
        this.database = database;
        this.clock = clock;
        this.sandbox = sandbox;
        this.at = timeOfDay(at);
    }

    private static LocalTime timeOfDay(String text) {
        try {
            return text.equals("off") ? LocalTime.MAX : LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "REGISTER_NIGHTLY_AT=" + text + " is neither a time of day, such as 02:00, nor off");
        }
    }

    void start() {
        Thread.ofPlatform().daemon().name("scheduler").start(this::schedule);
    }

    void stop() {
        ended.countDown();
    }

    private void schedule() {
        int pause = LOOK_SECONDS;
        try {
            while (!ended.await(pause, TimeUnit.SECONDS)) {
                pause = look() ? LOOK_SECONDS : AFTER_FAILURE_SECONDS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One look at the clock and the lease; false when what was due failed. A database that is away for a while is no reason to end. */
    boolean look() {
        if (!due()) {
            return true;
        }
        try (Lease lease = Lease.take(database, "scheduler").orElse(null)) {
            return lease == null || !open() || run();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the night waits: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** A sandbox that was set forward does not wait for the night. */
    private boolean due() {
        return sandbox.day().isPresent()
                || !LocalTime.now(clock.withZone(BusinessDay.AMSTERDAM)).isBefore(at);
    }

    private boolean open() {
        return !days.missedUntil(businessDay.today()).isEmpty();
    }

    private boolean run() {
        try {
            JobRun run = jobs.run("CatchUp", Map.of());
            Optional<String> failure = run.failure();
            failure.ifPresent(why -> LOG.error("the night failed on {}", why));
            return failure.isEmpty();
        } catch (OrderRefused refused) {
            LOG.info("the night is under way elsewhere: {}", refused.getMessage());
            return true;
        }
    }
}
