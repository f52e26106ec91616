package nl.qualityregister.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the outbox. What is told arrives at least once: a crash after sending and before noting it sends it again, under the
 * same id. What nobody answers is tried again after growing waits and given up after the last.
 */
@Service
public class Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final int UNDER_WAY_AT_ONCE = 16;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final WebhookKeys keys;
    private final LetterCourier onPaper;
    private final Map<Channel, Courier> couriers = new EnumMap<>(Channel.class);

    Notifications(Outbox outbox, WebhookKeys keys, LetterCourier onPaper, Collection<Courier> couriers) {
        this.outbox = outbox;
        this.keys = keys;
        this.onPaper = onPaper;
        couriers.forEach(courier -> this.couriers.put(courier.channel(), courier));
    }

    /**
     * One pass: claims what is due with {@code for update skip locked}, sends each outside any transaction, notes the try. Any number
     * may do so at once.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Pass deliver(int atMost) {
        List<Channel> open = couriers.values().stream()
                .filter(Courier::available)
                .map(Courier::channel)
                .toList();
        keys.rotateIfDue();
        List<Result> results = new ArrayList<>();
        while (results.size() < atMost) {
            List<Message> claimed = claim(open, Math.min(UNDER_WAY_AT_ONCE, atMost - results.size()));
            if (claimed.isEmpty()) {
                break;
            }
            results.addAll(bringAll(claimed));
        }
        return new Pass(
                count(results, Result.DELIVERED),
                count(results, Result.FAILED),
                count(results, Result.GIVEN_UP),
                open.contains(Channel.MAIL) ? 0 : outbox.due(Channel.MAIL));
    }

    /**
     * Notes that a mail was sent back after a server had taken it. For good (5.x.x), the person is to be reached otherwise; for now
     * (4.x.x) it is only noted. Told twice it is noted once. Returns whether it was for good. Refuses with {@link MailUnknown}.
     *
     * @param status as of RFC 3463: {@code 5.1.1}
     */
    @Transactional
    public boolean bounced(UUID mail, String status) {
        boolean permanent = status.startsWith("5.");
        if (outbox.bounced(mail, status, permanent) && permanent) {
            outbox.onPaper(mail, onPaper.templates());
        }
        return permanent;
    }

    /** Half of them by post, when there are so many; the rest at webhooks. */
    private List<Message> claim(List<Channel> open, int atMost) {
        List<Message> claimed = new ArrayList<>(outbox.claim(open, (atMost + 1) / 2));
        claimed.addAll(outbox.claimAtWebhooks(atMost - claimed.size()));
        return claimed;
    }

    private List<Result> bringAll(List<Message> messages) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Result>> underWay = messages.stream()
                    .map(message -> threads.submit(() -> bringAndNote(message, threads)))
                    .toList();
            List<Result> results = new ArrayList<>();
            for (Future<Result> one : underWay) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while delivering", e);
        }
    }

    private Result bringAndNote(Message message, ExecutorService threads) throws InterruptedException {
        Courier courier = Objects.requireNonNull(couriers.get(message.channel()));
        Future<String> bringing = threads.submit(() -> courier.bring(message));
        try {
            outbox.delivered(message, bringing.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
            return Result.DELIVERED;
        } catch (TimeoutException e) {
            bringing.cancel(true);
            return note(message, DeliveryFailed.forNow("no answer within " + LONGEST.toSeconds() + " seconds"));
        } catch (ExecutionException e) {
            return note(message, failure(message, e.getCause()));
        }
    }

    private Result note(Message message, DeliveryFailed failure) {
        if (message.channel() == Channel.WEBHOOK) {
            return outbox.failedAtWebhook(message, failure) ? Result.GIVEN_UP : Result.FAILED;
        }
        boolean last = message.tries() > Outbox.WAITS.size();
        if (last || failure.prospect() == DeliveryFailed.Prospect.GIVE_UP) {
            outbox.givenUp(message, failure.detail(), onPaper.templates());
            return Result.GIVEN_UP;
        }
        outbox.failed(message, failure.detail());
        return Result.FAILED;
    }

    /** A fault of ours holds up this message only. */
    private static DeliveryFailed failure(Message message, @Nullable Throwable cause) {
        if (cause instanceof DeliveryFailed failed) {
            return failed;
        }
        LOG.error("message {} of the outbox could not be made", message.id(), cause);
        return DeliveryFailed.forNow(
                "internal: " + (cause == null ? "unknown" : cause.getClass().getSimpleName()));
    }

    private static int count(List<Result> results, Result wanted) {
        return (int) results.stream().filter(result -> result == wanted).count();
    }

    private enum Result {
        DELIVERED,
        FAILED,
        GIVEN_UP
    }

    /**
     * What became of a pass.
     *
     * @param failed will be tried again
     * @param mailsWaiting are due, but there is no mail server to give them to
     */
    public record Pass(int delivered, int failed, int givenUp, int mailsWaiting) {
        /** Whether it found anything to do. */
        public boolean idle() {
            return delivered + failed + givenUp == 0;
        }
    }
}
