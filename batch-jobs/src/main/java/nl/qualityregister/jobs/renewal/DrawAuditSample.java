package nl.qualityregister.jobs.renewal;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.AuditDraw;
import nl.qualityregister.cycle.AuditDrawId;
import nl.qualityregister.cycle.AuditDraws;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Rehearsal;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/**
 * Draws the audit samples that were committed to and whose day has come, each in a transaction of its own. A draw is done once: what a
 * run before had drawn is not due any more.
 */
@Component
public class DrawAuditSample implements RegisterJob {
    private static final Actor JOB = Actor.job("DrawAuditSample");

    private final AuditDraws draws;
    private final Registers registers;
    private final Drafts drafts;
    private final Parameter<LocalDate> businessDay;

    DrawAuditSample(AuditDraws draws, Registers registers, Drafts drafts, BusinessDay businessDay) {
        this.draws = draws;
        this.registers = registers;
        this.drafts = drafts;
        this.businessDay = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Draws the audit samples whose seed was committed to and whose day has come";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Registers.REGISTER, businessDay, Rehearsal.DRY_RUN, Drafts.LETTERS);
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public void check(Order order) {
        registers.check(order);
    }

    @Override
    public int nightly() {
        return 25;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of("samples", "cycles listed", "cycles drawn");
        if (order.get(Rehearsal.DRY_RUN)) {
            drafts.begin(order);
        }
        return List.of(steps.atOnce(
                "draw",
                (contribution, context) -> drafts.inPortions(order, tally, () -> drawNext(order, tally)),
                tally));
    }

    /** Whether there may be more. */
    private boolean drawNext(Order order, Tally tally) {
        for (RegisterId register : registers.of(order)) {
            List<AuditDrawId> due = draws.due(register, order.get(businessDay));
            if (!due.isEmpty()) {
                AuditDraw drawn = draws.draw(due.getFirst(), JOB);
                tally.add("samples", 1);
                tally.add("cycles listed", count(drawn.listed()));
                tally.add("cycles drawn", count(drawn.drawn()));
                return true;
            }
        }
        return false;
    }

    private static int count(@Nullable Long many) {
        return many == null ? 0 : many.intValue();
    }
}
