package nl.qualityregister.jobs.roll;

import java.util.List;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollAudit;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/**
 * Looks whether anything of the register was changed behind its back: each entry against its commitment, the commitments against the
 * tree, the tree against every checkpoint, the trail against its seals, and the standing against the entries. Fails when it finds anything.
 */
@Component
public class AuditRegister implements RegisterJob {
    private final RollAudit audit;
    private final Roll roll;
    private final RegisterHome home;

    AuditRegister(RollAudit audit, Roll roll, RegisterHome home) {
        this.audit = audit;
        this.roll = roll;
        this.home = home;
    }

    @Override
    public String purpose() {
        return "Finds what was altered or deleted behind the register's back, and names it; fails when there is anything";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Audit run = new Audit(audit, roll, home);
        return List.of(steps.atOnce("audit", run, run.tally()));
    }
}
