package nl.qualityregister.jobs.bench;

import java.io.BufferedInputStream;
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
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Callers who ask over connections that stay open, each as soon as it was answered; as little work of their own as can be. */
final class HttpLoad {
    private HttpLoad() {}

    record Result(double perSecond, double p99Millis) {}

    /** @param request a whole one, drawn anew each time; it has no body */
    static Result run(URI address, int connections, int seconds, Function<SplittableRandom, String> request) {
        long begin = System.nanoTime();
        long end = begin + Duration.ofSeconds(seconds).toNanos();
        try (ExecutorService callers = Executors.newFixedThreadPool(connections)) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                SplittableRandom random = new SplittableRandom(begin + i);
                running.add(callers.submit(() -> ask(address, end, random, request)));
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
            URI address, long end, SplittableRandom random, Function<SplittableRandom, String> request)
            throws IOException {
        long[] times = new long[1 << 20];
        int count = 0;
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
            OutputStream out = socket.getOutputStream();
            for (long now = System.nanoTime(); now < end && count < times.length; ) {
                out.write(request.apply(random).getBytes(StandardCharsets.ISO_8859_1));
                answer(in);
                long then = System.nanoTime();
                times[count++] = then - now;
                now = then;
            }
        }
        return Arrays.copyOf(times, count);
    }

    /** Reads one answer to its end; refuses what is not 200. */
    private static void answer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + status);
        }
        int length = -1;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= header.toLowerCase(Locale.ROOT).startsWith("transfer-encoding:");
        }
        if (chunked) {
            for (int size = size(in); size > 0; size = size(in)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
        } else {
            in.skipNBytes(length);
        }
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
