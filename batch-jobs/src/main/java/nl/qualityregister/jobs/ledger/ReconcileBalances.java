package nl.qualityregister.jobs.ledger;

import java.util.List;
import nl.qualityregister.cycle.Balances;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.renewal.Registers;
import nl.qualityregister.registrant.Registrants;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/**
 * Recomputes every balance from the ledger, a thousand cycles at a time, and names each that is not what is kept. It changes nothing
 * unless it is told to, and fails while a difference is left.
 */
@Component
public class ReconcileBalances implements RegisterJob {
    private static final Parameter<Boolean> REPAIR = Parameter.truth(
                    "repair", "write balances that differ anew from the ledger")
            .orElse(() -> false);

    private final Balances balances;
    private final Registrants registrants;
    private final Registers registers;
    private final RegisterHome home;

    ReconcileBalances(Balances balances, Registrants registrants, Registers registers, RegisterHome home) {
        this.balances = balances;
        this.registrants = registrants;
        this.registers = registers;
        this.home = home;
    }

    @Override
    public String purpose() {
        return "Compares every balance with the ledger; fails where one differs, mends it only with repair=true";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Registers.REGISTER, REPAIR);
    }

    /** What was in order yesterday need not be today. */
    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public void check(Order order) {
        registers.check(order);
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Reconciliation reconciliation =
                new Reconciliation(balances, registrants, registers.of(order), order.get(REPAIR), home);
        return List.of(steps.atOnce("reconcile", reconciliation, reconciliation.tally()));
    }
}
