package nl.qualityregister.jobs;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code dryRun=true}: the same path, in a transaction that is rolled back; what it found is told and nothing of it is kept. */
@Component
public class Rehearsal {
    public static final Parameter<Boolean> DRY_RUN = Parameter.truth(
                    "dryRun", "tell what the run would do, and write nothing")
            .orElse(() -> false);

    private final TransactionTemplate apart;

    Rehearsal(PlatformTransactionManager transactions) {
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What the work gives; in a rehearsal it is undone, in earnest it is part of the chunk under way. */
    public <T> T run(Order order, Supplier<T> work) {
        if (!order.get(DRY_RUN)) {
            return work.get();
        }
        return apart.execute(status -> {
            status.setRollbackOnly();
            return work.get();
        });
    }
}
