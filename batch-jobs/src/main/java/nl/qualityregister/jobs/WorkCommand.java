package nl.qualityregister.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.qualityregister.decision.DiplomaOutcome;
import nl.qualityregister.decision.Diplomas;
import nl.qualityregister.file.Files;
import nl.qualityregister.jobs.roll.Checkpoints;
import nl.qualityregister.jobs.verification.BatchWork;
import nl.qualityregister.notification.Notifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * {@code work}: delivers what is due in the outbox, asks about diplomas, scans what a scanner that was away left and signs the log each
 * minute, over and over, until the process is told to stop; and, as the one that leads, runs the nightly jobs of each business day.
 */
@Component
class WorkCommand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(WorkCommand.class);
    private static final int AT_ONCE = 100;
    private static final int PAUSE_SECONDS = 2;
    private static final int PASSES_A_MINUTE = 30;
    /** Each needs two connections of the pool. */
    private static final int MOST_THREADS = 3;

    private final Notifications notifications;
    private final Diplomas diplomas;
    private final Files files;
    private final BatchWork lists;
    private final Jobs jobs;
    private final Scheduler scheduler;
    private final Checkpoints checkpoints;
    private final PartitionWork ranges;
    private final CountDownLatch ended = new CountDownLatch(1);
    private int passes;

    WorkCommand(
            Notifications notifications,
            Diplomas diplomas,
            Files files,
            BatchWork lists,
            Jobs jobs,
            Scheduler scheduler,
            Checkpoints checkpoints,
            PartitionWork ranges) {
        this.notifications = notifications;
        this.diplomas = diplomas;
        this.files = files;
        this.lists = lists;
        this.jobs = jobs;
        this.scheduler = scheduler;
        this.checkpoints = checkpoints;
        this.ranges = ranges;
    }

    @Override
    public String name() {
        return "work";
    }

    @Override
    public int run(List<String> arguments) {
        int threads = threads(arguments);
        if (threads < 0) {
            System.err.println("register: work takes --threads N, from 0 to " + MOST_THREADS + ", not "
                    + String.join(" ", arguments));
            return 1;
        }
        scheduler.start();
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().name("ranges " + i).daemon().start(this::workOnRanges);
        }
        LOG.info("working: deliveries are looked for every {} s", PAUSE_SECONDS);
        Thread.ofPlatform().name("lists").daemon().start(this::answerLists);
        try {
            do {
                pass();
            } while (!ended.await(PAUSE_SECONDS, TimeUnit.SECONDS));
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** How many ranges of others' jobs are worked on at once; negative when it is said otherwise than it can be. */
    private static int threads(List<String> arguments) {
        if (arguments.isEmpty()) {
            return 1;
        }
        boolean told = arguments.size() == 2
                && arguments.getFirst().equals("--threads")
                && arguments.getLast().matches("[0-9]{1,2}");
        int threads = told ? Integer.parseInt(arguments.getLast()) : -1;
        return threads <= MOST_THREADS ? threads : -1;
    }

    /** Jobs that were started with {@code workers=N} hand out ranges to whoever takes them. */
    private void workOnRanges() {
        try {
            do {
                try {
                    while (ended.getCount() > 0 && ranges.next()) {
                        LOG.info("a range of a job is done");
                    }
                } catch (DataAccessException | TransactionException e) {
                    LOG.warn("ranges wait: {}", e.getClass().getSimpleName());
                }
            } while (!ended.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Beside the deliveries: a long list takes minutes. */
    private void answerLists() {
        try {
            do {
                try {
                    lists.pass();
                } catch (DataAccessException | TransactionException e) {
                    LOG.warn("lists wait: {}", e.getClass().getSimpleName());
                }
            } while (!ended.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        scheduler.stop();
        ended.countDown();
        ranges.stop();
    }

    /** A database that is away for a while is no reason to end. */
    private void pass() {
        try {
            Notifications.Pass pass;
            do {
                pass = notifications.deliver(AT_ONCE);
                if (pass.delivered() + pass.failed() > 0) {
                    LOG.info("delivered {}, to be tried again {}", pass.delivered(), pass.failed());
                }
            } while (pass.delivered() == AT_ONCE);
            Map<DiplomaOutcome, Integer> asked = diplomas.check(AT_ONCE);
            if (!asked.isEmpty()) {
                LOG.info("diplomas asked about: {}", asked);
            }
            if (passes++ % PASSES_A_MINUTE == 0) {
                files.scanWaiting(Optional.empty(), AT_ONCE);
                jobs.settle();
                checkpoints.make();
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("deliveries wait: {}", e.getClass().getSimpleName());
        }
    }
}
