package nl.qualityregister.api.manners;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a long answer at the pace at which the caller reads it, without a thread that waits for him. What he has not fetched within the
 * time is dropped, and so is the connection. All such answers together are bounded: beyond that a caller costs a thread again.
 */
final class Unhurried implements WriteListener, AsyncListener {
    /** What a socket takes at once anyhow. */
    static final int SHORT = 64 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(Unhurried.class);
    private static final long MOST_AT_ONCE = 96L << 20;
    private static final int PIECE = 32 << 10;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final AtomicLong WAITING = new AtomicLong();

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final byte[] body;
    private final AtomicBoolean ended = new AtomicBoolean();
    private int sent;

    private Unhurried(AsyncContext async, ServletOutputStream out, byte[] body) {
        this.async = async;
        this.out = out;
        this.body = body;
    }

    /** Whether it is being sent; otherwise the caller of this does so. */
    static boolean send(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        if (body.length <= SHORT || !request.isAsyncSupported() || WAITING.addAndGet(body.length) > MOST_AT_ONCE) {
            if (body.length > SHORT && request.isAsyncSupported()) {
                WAITING.addAndGet(-body.length);
            }
            return false;
        }
        response.setContentLength(body.length);
        AsyncContext async = request.startAsync();
        async.setTimeout(LONGEST.toMillis());
        Unhurried sending = new Unhurried(async, response.getOutputStream(), body);
        async.addListener(sending);
        response.getOutputStream().setWriteListener(sending);
        return true;
    }

    /** How many bytes wait for callers to read them. */
    static long waiting() {
        return WAITING.get();
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            if (sent == body.length) {
                end();
                return;
            }
            int piece = Math.min(PIECE, body.length - sent);
            out.write(body, sent, piece);
            sent += piece;
        }
    }

    @Override
    public void onError(Throwable gone) {
        LOG.debug("a caller went away", gone);
        end();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            WAITING.addAndGet(-body.length);
            async.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        LOG.debug("a caller did not read his answer in time");
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        if (ended.compareAndSet(false, true)) {
            WAITING.addAndGet(-body.length);
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // an answer is begun once
    }
}
