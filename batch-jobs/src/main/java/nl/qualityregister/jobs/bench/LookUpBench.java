package nl.qualityregister.jobs.bench;

import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import nl.qualityregister.jobs.Command;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code bench-lookup ADDRESS [TIMES]}: the public look-up over HTTP, read from the database, from memory, and from memory with a bearer
 * token, beside pgbench and beside static text of the very same Tomcat, interleaved in one run. The launcher starts the API that it asks.
 */
@Component
class LookUpBench implements Command {
    private static final int CONNECTIONS = 8;
    private static final int SECONDS = 3;
    private static final int WARM_UP_SECONDS = 8;
    private static final int REMEMBERED = 1_000;

    private final BenchLogins logins;
    private final PgBench pgBench;
    private final JdbcClient jdbc;
    private final PrintStream out = System.out;

    LookUpBench(BenchLogins logins, PgBench pgBench, JdbcClient jdbc) {
        this.logins = logins;
        this.pgBench = pgBench;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "bench-lookup";
    }

    @Override
    public int run(List<String> arguments) {
        URI api = URI.create(arguments.getFirst());
        int repetitions = arguments.size() < 2 ? 5 : Integer.parseInt(arguments.get(1));
        String[] numbers = jdbc.sql("select number from registrant order by id")
                .query((row, i) -> row.getString("number"))
                .list()
                .toArray(String[]::new);
        String token = logins.professional(api);
        Map<String, Function<SplittableRandom, String>> kinds = new LinkedHashMap<>();
        kinds.put("static text", random -> "GET /bench/static HTTP/1.1\r\nHost: bench\r\n\r\n");
        kinds.put("read from the database", random -> get(numbers[random.nextInt(numbers.length)], ""));
        kinds.put("from memory", random -> get(numbers[random.nextInt(Math.min(REMEMBERED, numbers.length))], ""));
        kinds.put(
                "from memory, with a token",
                random -> get(
                        numbers[random.nextInt(Math.min(REMEMBERED, numbers.length))],
                        "Authorization: Bearer " + token + "\r\n"));
        Map<String, List<HttpLoad.Result>> results = new LinkedHashMap<>();
        List<Double> limits = new ArrayList<>();
        for (int i = -2; i < repetitions; i++) {
            double limit = pgBench.run(i < 0 ? 1 : SECONDS);
            if (i >= 0) {
                limits.add(limit);
            }
            for (Map.Entry<String, Function<SplittableRandom, String>> kind : kinds.entrySet()) {
                HttpLoad.Result result =
                        HttpLoad.run(api, CONNECTIONS, i < 0 ? WARM_UP_SECONDS : SECONDS, kind.getValue());
                if (i >= 0) {
                    results.computeIfAbsent(kind.getKey(), any -> new ArrayList<>())
                            .add(result);
                }
            }
        }
        print(numbers.length, repetitions, new Figures("pgbench -M prepared, 8 clients", limits), results);
        return 0;
    }

    private void print(int people, int repetitions, Figures limit, Map<String, List<HttpLoad.Result>> results) {
        out.printf(
                Locale.ROOT,
                "%,d registrants, %d connections, per second, median [least - most] of %d%n",
                people,
                CONNECTIONS,
                repetitions);
        Map<String, Figures> rates = new LinkedHashMap<>();
        Map<String, Figures> tails = new LinkedHashMap<>();
        results.forEach((what, all) -> {
            rates.put(
                    what,
                    new Figures(
                            what, all.stream().map(HttpLoad.Result::perSecond).toList()));
            tails.put(
                    what,
                    new Figures(
                            what + ", p99 in ms",
                            all.stream().map(HttpLoad.Result::p99Millis).toList()));
        });
        Figures text = named(rates, "static text");
        Figures database = named(rates, "read from the database");
        Figures memory = named(rates, "from memory");
        Figures token = named(rates, "from memory, with a token");
        limit.print(out, "%,.0f", "");
        rates.values().forEach(rate -> rate.print(out, "%,.0f", ""));
        tails.values().forEach(tail -> tail.print(out, "%.2f", ""));
        database.per(limit, "database per pgbench").print(out, "%.2f", ">= 0.25");
        token.per(text, "memory with a token per static text").print(out, "%.2f", ">= 0.50");
        token.per(memory, "with a token per without").print(out, "%.2f", ">= 0.85");
        Figures textTail = named(tails, "static text");
        named(tails, "read from the database")
                .per(textTail, "p99 database per static text")
                .print(out, "%.2f", "<= 4");
        named(tails, "from memory, with a token")
                .per(textTail, "p99 memory with a token per static text")
                .print(out, "%.2f", "<= 4");
    }

    private static Figures named(Map<String, Figures> figures, String what) {
        return Objects.requireNonNull(figures.get(what));
    }

    static String get(String number, String header) {
        return "GET /v1/registrations/" + number + " HTTP/1.1\r\nHost: bench\r\n" + header + "\r\n";
    }
}
