package nl.qualityregister.api.manners;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import nl.qualityregister.api.problem.Problems;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Gives every body a time to arrive in, whatever it is and whoever reads it: some seconds, and a second more for each 16 KB that came. A
 * caller who trickles holds a thread no longer than that, is told so with 408, and his connection is closed.
 */
class SlowBodies extends ValveBase {
    private static final long BYTES_PER_SECOND = 16 << 10;

    private final Duration patience;

    SlowBodies(Duration patience) {
        super(true);
        this.patience = patience;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getContentLengthLong() == 0) {
            getNext().invoke(request, response);
            return;
        }
        org.apache.coyote.Request wire = request.getCoyoteRequest();
        InputBuffer real = wire.getInputBuffer();
        wire.setInputBuffer(new Timed(wire, real));
        try {
            getNext().invoke(request, response);
        } finally {
            wire.setInputBuffer(real);
        }
    }

    private final class Timed implements InputBuffer {
        private final org.apache.coyote.Request wire;
        private final InputBuffer real;
        private final long begun = System.nanoTime();
        private long read;

        Timed(org.apache.coyote.Request wire, InputBuffer real) {
            this.wire = wire;
            this.real = real;
        }

        @Override
        public int doRead(ApplicationBufferHandler into) throws IOException {
            int count;
            try {
                count = real.doRead(into);
            } catch (SocketTimeoutException silence) {
                throw givenUp(silence);
            }
            read += Math.max(0, count);
            long due = patience.plusSeconds(read / BYTES_PER_SECOND).toNanos();
            if (count > 0 && System.nanoTime() - begun > due) {
                throw givenUp(new SocketTimeoutException("the body came too slowly"));
            }
            return count;
        }

        /** Nothing more is read of it, not even to throw it away. */
        private SocketTimeoutException givenUp(SocketTimeoutException slow) {
            wire.setAttribute(Problems.BODY_GIVEN_UP, true);
            wire.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            return slow;
        }

        @Override
        public int available() {
            return real.available();
        }
    }
}
