package nl.qualityregister.jobs;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * {@code partitions}: works on ranges of jobs until its standard input is closed. A job started with {@code workers=3} starts three of
 * them, and they end with it, however it ends.
 */
@Component
class PartitionsCommand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionsCommand.class);
    private static final int PAUSE_MILLIS = 300;

    private final PartitionWork work;
    private final CountDownLatch ended = new CountDownLatch(1);

    PartitionsCommand(PartitionWork work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "partitions";
    }

    @Override
    public int run(List<String> arguments) {
        Thread.ofPlatform().daemon().name("parent").start(this::awaitParent);
        try {
            do {
                while (ended.getCount() > 0 && took()) {
                    LOG.debug("a range is done");
                }
            } while (!ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** A database that is away for a while is no reason to end. */
    private boolean took() {
        try {
            return work.next();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("ranges wait: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    private void awaitParent() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.warn("the job that started this worker cannot be heard any more", e);
        }
        stop();
    }

    @Override
    public void stop() {
        ended.countDown();
        work.stop();
    }
}
