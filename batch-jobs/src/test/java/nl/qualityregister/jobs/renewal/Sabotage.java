package nl.qualityregister.jobs.renewal;

import java.util.Optional;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CyclesJudged;
import nl.qualityregister.decision.CyclesRenewed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Fails once, after all of a chunk was written and before it is committed: as a crash half-way would. */
@Component
class Sabotage {
    private volatile Optional<CycleId> victim = Optional.empty();

    void failAt(CycleId cycle) {
        victim = Optional.of(cycle);
    }

    @EventListener
    void on(CyclesJudged event) {
        event.verdicts().forEach(judged -> fail(judged.cycle().id()));
    }

    @EventListener
    void on(CyclesRenewed event) {
        event.decisions().forEach(decision -> fail(decision.cycle().id()));
    }

    private void fail(CycleId cycle) {
        if (victim.filter(cycle::equals).isPresent()) {
            victim = Optional.empty();
            throw new IllegalStateException("sabotage at cycle " + cycle);
        }
    }
}
