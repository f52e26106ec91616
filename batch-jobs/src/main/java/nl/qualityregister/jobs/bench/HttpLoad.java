package nl.qualityregister.jobs.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Callers who ask over connections that stay open, each as soon as it was answered; as little work of their own as can be. */
final class HttpLoad {
    private HttpLoad() {}

    record Result(double perSecond, double p99Millis) {}

    /** @param request a whole one, drawn anew each time; it has no body */
    static Result run(URI address, int connections, int seconds, Function<SplittableRandom, String> request) {
        return run(address, connections, seconds, 0, request);
    }

    /** The same, each caller waiting for a while after each answer. */
    static Result run(
            URI address, int connections, int seconds, long restNanos, Function<SplittableRandom, String> request) {
        long begin = System.nanoTime();
        long end = begin + Duration.ofSeconds(seconds).toNanos();
        try (ExecutorService callers = Executors.newFixedThreadPool(connections)) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                SplittableRandom random = new SplittableRandom(begin + i);
                running.add(callers.submit(() -> ask(address, end, restNanos, random, request)));
            }
            List<long[]> times = new ArrayList<>();
            for (Future<long[]> one : running) {
                times.add(one.get());
            }
            long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            double elapsed = (System.nanoTime() - begin) / 1e9;
            return new Result(all.length / elapsed, all[(int) (all.length * 0.99)] / 1e6);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long[] ask(
            URI address, long end, long restNanos, SplittableRandom random, Function<SplittableRandom, String> request)
            throws IOException {
        long[] times = new long[1 << 20];
        int count = 0;
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setTcpNoDelay(true);
            Answers answers = new Answers(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (long now = System.nanoTime(); now < end && count < times.length; ) {
                out.write(request.apply(random).getBytes(StandardCharsets.ISO_8859_1));
                answers.next();
                long then = System.nanoTime();
                times[count++] = then - now;
                if (restNanos > 0) {
                    LockSupport.parkNanos(restNanos);
                    then = System.nanoTime();
                }
                now = then;
            }
        }
        return Arrays.copyOf(times, count);
    }

    /** Reads answers one after another; looks at the status and at where each ends, and at nothing else. */
    private static final class Answers {
        private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] CHUNKED = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);

        private final InputStream in;
        private final byte[] bytes = new byte[16 << 10];
        private int from;
        private int until;

        Answers(InputStream in) {
            this.in = in;
        }

        /** To the end of the next one; refuses what is not 200. */
        void next() throws IOException {
            int line = line();
            if (line < 12 || bytes[from + 9] != '2' || bytes[from + 10] != '0' || bytes[from + 11] != '0') {
                throw new IOException("answered " + new String(bytes, from, line, StandardCharsets.ISO_8859_1));
            }
            int length = 0;
            boolean chunked = false;
            do {
                from += line + 1;
                line = line();
                if (starts(LENGTH, line)) {
                    length = Integer.parseInt(text(LENGTH.length, line));
                }
                chunked |= starts(CHUNKED, line);
            } while (line > 1);
            from += line + 1;
            if (chunked) {
                chunks();
            } else {
                skip(length);
            }
        }

        private void chunks() throws IOException {
            int size;
            do {
                int line = line();
                size = Integer.parseInt(text(0, line), 16);
                from += line + 1;
                skip(size + 2);
            } while (size > 0);
        }

        /** How long the line from here is, without its line feed; all of it is there then. */
        private int line() throws IOException {
            for (int at = from; ; at++) {
                if (at == until) {
                    at -= from;
                    fill();
                    at += from;
                }
                if (bytes[at] == '\n') {
                    return at - from;
                }
            }
        }

        private void skip(int length) throws IOException {
            int left = length;
            while (left > until - from) {
                left -= until - from;
                from = until;
                fill();
            }
            from += left;
        }

        private void fill() throws IOException {
            System.arraycopy(bytes, from, bytes, 0, until - from);
            until -= from;
            from = 0;
            int read = in.read(bytes, until, bytes.length - until);
            if (read <= 0) {
                throw new EOFException();
            }
            until += read;
        }

        private boolean starts(byte[] name, int line) {
            if (line < name.length) {
                return false;
            }
            for (int i = 0; i < name.length; i++) {
                if ((bytes[from + i] | 0x20) != (name[i] | 0x20)) {
                    return false;
                }
            }
            return true;
        }

        private String text(int after, int line) {
            return new String(bytes, from + after, line - after, StandardCharsets.ISO_8859_1).strip();
        }
    }
}
