package nl.qualityregister.jobs.renewal;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Rehearsal;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.notification.RenewalReminders;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/** Reminds people of the end of their cycle by the rung of the register's ladder that is true on the day, each once by each channel. */
@Component
public class RemindRegistrants implements RegisterJob {
    private static final int CHUNK = 5_000;
    private static final String FIRST = "reminded";
    private static final String UNDELIVERED = "on paper, because the mail did not arrive";
    private static final String SILENT = "on paper too, because nothing was heard";
    private static final String EMPLOYERS = "employers told, with consent";

    private final RenewalReminders reminders;
    private final Registers registers;
    private final Drafts drafts;
    private final Parameter<LocalDate> day;

    RemindRegistrants(RenewalReminders reminders, Registers registers, Drafts drafts, BusinessDay businessDay) {

        this.reminders = reminders;
        this.registers = registers;
        this.drafts = drafts;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Reminds people before their cycle ends, telling what is left, and by another channel who was not reached";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Registers.REGISTER, day, Rehearsal.DRY_RUN, Drafts.LETTERS);
    }

    @Override
    public void check(Order order) {
        registers.check(order);
    }

    @Override
    public int nightly() {
        return 45;
    }

    @Override
    public boolean catchesUpAtOnce() {
        return true;
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
        Tally tally = Tally.of(FIRST, UNDELIVERED, SILENT, EMPLOYERS);
        return steps.atOnce(
                "remind:" + register,
                (contribution, context) -> drafts.inPortions(order, tally, () -> remind(register, order, tally)),
                tally);
    }

    /** Whether there may be more. */
    private boolean remind(RegisterId register, Order order, Tally tally) {
        RenewalReminders.Sent sent = reminders.remind(register, order.get(day), CHUNK);
        tally.add(FIRST, sent.first());
        tally.add(UNDELIVERED, sent.undelivered());
        tally.add(SILENT, sent.silent());
        tally.add(EMPLOYERS, sent.employers());
        return !sent.nothing();
    }
}
