package nl.qualityregister.jobs.renewal;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.decision.DecisionId;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Rehearsal;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/**
 * Enters lapses that people decided, after a hearing, and whose term is over; it decides nothing, and the database lets it enter nothing
 * else. Where a register gives no term between decision and end, the decision itself enters them.
 */
@Component
public class LapseRegistrations implements RegisterJob {
    private static final int CHUNK = 200;

    private final Decisions decisions;
    private final Registers registers;
    private final Drafts drafts;
    private final Parameter<LocalDate> day;

    LapseRegistrations(Decisions decisions, Registers registers, Drafts drafts, BusinessDay businessDay) {
        this.decisions = decisions;
        this.registers = registers;
        this.drafts = drafts;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Enters the lapses that people decided and whose term is over";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Registers.REGISTER, day, Rehearsal.DRY_RUN, Drafts.LETTERS);
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
        return 40;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        if (order.get(Rehearsal.DRY_RUN)) {
            drafts.begin(order);
        }
        return registers.of(order).stream()
                .map(register -> step(register, order, steps))
                .toList();
    }

    private Step step(RegisterId register, Order order, Steps steps) {
        Tally tally = Tally.of("lapsed");
        return steps.atOnce(
                "lapse:" + register,
                (contribution, context) ->
                        drafts.inPortions(order, tally, () -> lapse(register, order.get(day), tally)),
                tally);
    }

    /** Whether there may be more. */
    private boolean lapse(RegisterId register, LocalDate businessDay, Tally tally) {
        List<DecisionId> due = decisions.lapsesDue(register, businessDay, CHUNK);
        tally.add("lapsed", due.isEmpty() ? 0 : decisions.lapse(due, Actor.job(name())));
        return due.size() == CHUNK;
    }
}
