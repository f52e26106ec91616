package nl.qualityregister.jobs.verification;

import java.util.List;
import java.util.Map;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.OrderRefused;
import nl.qualityregister.verification.BatchId;
import nl.qualityregister.verification.Batches;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The worker's part in long lists: takes up what waits and what was cut off, one after the other. */
@Component
public class BatchWork {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);

    private final Batches batches;
    private final Jobs jobs;

    BatchWork(Batches batches, Jobs jobs) {
        this.batches = batches;
        this.jobs = jobs;
    }

    /** What another worker is at is left to it; a list whose job fails is laid aside for the operator. */
    public void pass() {
        List<BatchId> open = batches.open();
        for (BatchId id : open) {
            try {
                JobRun run = jobs.run("VerifyBatch", Map.of("batch", id.toString()));
                LOG.info("list {}: {}", id, run.outcome());
                if (run.outcome() == JobRun.Outcome.FAILED) {
                    batches.fail(id);
                }
            } catch (OrderRefused elsewhere) {
                LOG.debug("list {} is answered elsewhere", id);
            }
        }
    }
}
