package nl.qualityregister.jobs.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code bench-auth ADDRESS [TIMES]}: what signing in, an idempotency key and the trail cost. Look-ups and the list of registers with a
 * bearer token beside without, in turns; a verification of one number, which writes a receipt and a line of the trail, with a key beside
 * without; and a line of the trail, as what one more of them adds to a transaction that writes one, held against such a verification.
 */
@Component
class AuthBench implements Command {
    private static final int CONNECTIONS = 8;
    private static final int REMEMBERED = 1_000;
    private static final Duration TURN = Duration.ofSeconds(3);

    private final BenchLogins logins;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final PrintStream out = System.out;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    AuthBench(BenchLogins logins, Trail trail, TransactionTemplate transaction, JdbcClient jdbc) {
        this.logins = logins;
        this.trail = trail;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "bench-auth";
    }

    @Override
    public int run(List<String> arguments) {
        URI api = URI.create(arguments.getFirst());
        int repetitions = arguments.size() < 2 ? 5 : Integer.parseInt(arguments.get(1));
        String[] numbers = jdbc.sql("select number from registrant order by id limit :remembered")
                .param("remembered", REMEMBERED)
                .query((row, i) -> row.getString("number"))
                .list()
                .toArray(String[]::new);
        String header = "Authorization: Bearer " + logins.professional(api) + "\r\n";
        String employer = logins.employer(api);
        Map<String, Supplier<Double>> measured = new LinkedHashMap<>();
        measured.put("look-up", () -> reads(api, numbers, ""));
        measured.put("look-up with a token", () -> reads(api, numbers, header));
        measured.put("registers", () -> reads(api, ""));
        measured.put("registers with a token", () -> reads(api, header));
        measured.put("verification", () -> writes(api, numbers, employer, false));
        measured.put("verification with a key", () -> writes(api, numbers, employer, true));
        measured.put("lines of the trail", this::lines);
        print(measure(measured, repetitions), repetitions);
        return 0;
    }

    /** In turns, so that what the machine does besides meets all of them alike; two rounds to warm up. */
    private static Map<String, Figures> measure(Map<String, Supplier<Double>> measured, int repetitions) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (int i = -2; i < repetitions; i++) {
            for (Map.Entry<String, Supplier<Double>> each : measured.entrySet()) {
                double value = each.getValue().get();
                if (i >= 0) {
                    values.computeIfAbsent(each.getKey(), any -> new ArrayList<>())
                            .add(value);
                }
            }
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        values.forEach((what, all) -> figures.put(what, new Figures(what + " per second", all)));
        return figures;
    }

    private void print(Map<String, Figures> figures, int repetitions) {
        out.printf(
                Locale.ROOT,
                "%d connections for reading, one for writing; median [least - most] of %d%n",
                CONNECTIONS,
                repetitions);
        figures.values().forEach(each -> each.print(out, "%,.0f", ""));
        named(figures, "look-up with a token")
                .per(named(figures, "look-up"), "look-up: with a token per without")
                .print(out, "%.2f", ">= 0.85");
        named(figures, "registers with a token")
                .per(named(figures, "registers"), "registers: with a token per without")
                .print(out, "%.2f", ">= 0.85");
        named(figures, "verification with a key")
                .per(named(figures, "verification"), "write: with a key per without")
                .print(out, "%.2f", ">= 0.90");
        // of the time of one write: what a line takes, per what the write takes without it
        Figures lines = named(figures, "lines of the trail");
        Figures write = named(figures, "verification");
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < lines.values().size(); i++) {
            double line = 1 / lines.values().get(i);
            shares.add(1 - line * write.values().get(i));
        }
        new Figures("write: with the trail per without", shares).print(out, "%.2f", ">= 0.90");
    }

    private static Figures named(Map<String, Figures> figures, String what) {
        return Objects.requireNonNull(figures.get(what));
    }

    private static double reads(URI api, String[] numbers, String header) {
        return HttpLoad.run(
                        api,
                        CONNECTIONS,
                        (int) TURN.toSeconds(),
                        random -> "GET /v1/registrations/" + numbers[random.nextInt(numbers.length)]
                                + " HTTP/1.1\r\nHost: bench\r\n" + header + "\r\n")
                .perSecond();
    }

    private static double reads(URI api, String header) {
        return HttpLoad.run(
                        api,
                        CONNECTIONS,
                        (int) TURN.toSeconds(),
                        random -> "GET /v1/registers HTTP/1.1\r\nHost: bench\r\n" + header + "\r\n")
                .perSecond();
    }

    private double writes(URI api, String[] numbers, String token, boolean keyed) {
        SplittableRandom random = new SplittableRandom(System.nanoTime());
        return perSecond(() -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve("/v1/verifications"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"items\": [{\"registrationNumber\": \""
                            + numbers[random.nextInt(numbers.length)] + "\"}]}"));
            if (keyed) {
                request.header("Idempotency-Key", UUID.randomUUID().toString());
            }
            send(request.build());
        });
    }

    private void send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many a second one more line of the trail would be: the difference between transactions that write two and that write one. */
    private double lines() {
        double one = 1 / perSecond(() -> transaction.executeWithoutResult(status -> leave(1)));
        double eleven = 1 / perSecond(() -> transaction.executeWithoutResult(status -> leave(11)));
        return 10 / Math.max(eleven - one, 1e-9);
    }

    private void leave(int times) {
        for (int i = 0; i < times; i++) {
            trail.record(List.of(new Footprint(
                    Actor.job("bench"), "benchmark", "bench:" + i, List.of("100000017"), "task:bench", null)));
        }
    }

    private static double perSecond(Runnable work) {
        long begin = System.nanoTime();
        long end = begin + TURN.toNanos() / 2;
        long count = 0;
        while (System.nanoTime() < end) {
            work.run();
            count++;
        }
        return count / ((System.nanoTime() - begin) / 1e9);
    }
}
