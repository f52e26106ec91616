package nl.qualityregister.jobs.notification;

import java.util.List;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.notification.Notifications;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Delivers until nothing is due; what failed is tried again when its wait is over, by the next order or by {@code work}. */
@Component
public class DeliverNotifications implements RegisterJob {
    private static final int AT_ONCE = 200;

    private final Notifications notifications;

    DeliverNotifications(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public String purpose() {
        return "Tells people and organisations what is due in the outbox";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of("delivered", "to be tried again", "given up");
        return List.of(steps.atOnce("deliver", (contribution, context) -> deliver(tally), tally));
    }

    private RepeatStatus deliver(Tally tally) {
        Notifications.Pass pass = notifications.deliver(AT_ONCE);
        tally.add("delivered", pass.delivered());
        tally.add("to be tried again", pass.failed());
        tally.add("given up", pass.givenUp());
        if (pass.mailsWaiting() > 0) {
            tally.note("mails waiting", pass.mailsWaiting() + ": no mail server is configured (SPRING_MAIL_HOST)");
        }
        return RepeatStatus.continueIf(!pass.idle());
    }
}
