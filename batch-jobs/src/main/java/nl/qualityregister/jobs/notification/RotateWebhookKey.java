package nl.qualityregister.jobs.notification;

import java.time.Duration;
import java.util.List;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.notification.Webhooks;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Makes the successor of the key that signs webhooks: published now, signing after a day; or at once, when the key may be known to others. */
@Component
public class RotateWebhookKey implements RegisterJob {
    private static final String MADE = "keys made";
    private static final Parameter<Boolean> AT_ONCE = Parameter.truth(
                    "atOnce", "sign with the new key from now on, instead of a day from now")
            .orElse(() -> false);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Webhooks webhooks;

    RotateWebhookKey(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public String purpose() {
        return "Makes the successor of the key that signs webhooks; atOnce=true when it may be known to others";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(AT_ONCE);
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of(MADE);
        Duration after = order.get(AT_ONCE) ? Duration.ZERO : A_DAY;
        return List.of(steps.atOnce(
                "rotate",
                (contribution, context) -> {
                    webhooks.rotateKey(after, Actor.job(name()));
                    tally.add(MADE, 1);
                    return RepeatStatus.FINISHED;
                },
                tally));
    }
}
