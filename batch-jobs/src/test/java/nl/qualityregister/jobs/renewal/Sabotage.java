package nl.qualityregister.jobs.renewal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CyclesJudged;
import nl.qualityregister.decision.CyclesRenewed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fails once, after all of a chunk was written and before it is committed: as a crash half-way would. */
@Component
class Sabotage {
    private final TransactionTemplate within;
    private volatile Optional<CycleId> victim = Optional.empty();
    private volatile Optional<CycleId> doomed = Optional.empty();

    Sabotage(PlatformTransactionManager transactions) {
        this.within = new TransactionTemplate(transactions);
    }

    /** A door of the same transaction fails at this cycle, and nobody minds. */
    void doomAt(CycleId cycle) {
        doomed = Optional.of(cycle);
    }

    void failAt(CycleId cycle) {
        victim = Optional.of(cycle);
    }

    @EventListener
    void on(CyclesJudged event) {
        event.verdicts().forEach(judged -> fail(judged.cycle().id()));
        event.verdicts().forEach(judged -> doom(judged.cycle().id()));
    }

    @EventListener
    void on(CyclesRenewed event) {
        event.decisions().forEach(decision -> fail(decision.cycle().id()));
    }

    private void doom(CycleId cycle) {
        if (doomed.filter(cycle::equals).isPresent()) {
            doomed = Optional.empty();
            assertThatThrownBy(() -> within.executeWithoutResult(status -> {
                        throw new IllegalStateException("a door failed at cycle " + cycle);
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private void fail(CycleId cycle) {
        if (victim.filter(cycle::equals).isPresent()) {
            victim = Optional.empty();
            throw new IllegalStateException("sabotage at cycle " + cycle);
        }
    }
}
