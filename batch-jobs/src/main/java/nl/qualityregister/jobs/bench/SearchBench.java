package nl.qualityregister.jobs.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.registrant.Names;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code bench-search}: how long a search by name takes: whole, by its beginning, with one letter wrong. */
@Component
class SearchBench implements Command {
    private static final int SEARCHES = 3_000;
    private static final int MOST = 21;

    private final Names names;
    private final JdbcClient jdbc;
    private final PrintStream out = System.out;

    SearchBench(Names names, JdbcClient jdbc) {
        this.names = names;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "bench-search";
    }

    @Override
    public int run(List<String> arguments) {
        long people =
                jdbc.sql("select count(*) from registrant").query(Long.class).single();
        List<String> surnames = jdbc.sql("""
                        select surname from registrant where id % :step = 0 order by id limit 20000
                        """)
                .param("step", Math.max(1, people / 20_000))
                .query((row, i) -> row.getString("surname"))
                .list();
        SplittableRandom random = new SplittableRandom(7);
        out.printf(Locale.ROOT, "%,d registrants, %,d searches each, milliseconds%n", people, SEARCHES);
        measure("exact", surnames, random, surname -> surname, "");
        measure(
                "prefix",
                surnames,
                random,
                surname -> surname.substring(0, Math.min(surname.length(), 3 + random.nextInt(3))),
                "p99 <= 5");
        measure("one letter wrong", surnames, random, surname -> wrong(surname, random), "p99 <= 100");
        return 0;
    }

    private static String wrong(String surname, SplittableRandom random) {
        int place = random.nextInt(surname.length());
        return switch (random.nextInt(3)) {
            case 0 -> surname.substring(0, place) + surname.substring(place + 1);
            case 1 -> surname.substring(0, place) + 'q' + surname.substring(place + 1);
            default -> surname.substring(0, place) + 'q' + surname.substring(place);
        };
    }

    private void measure(
            String what, List<String> surnames, SplittableRandom random, UnaryOperator<String> written, String limit) {
        double[] millis = new double[SEARCHES];
        int found = 0;
        for (int i = -500; i < SEARCHES; i++) {
            String name = written.apply(surnames.get(random.nextInt(surnames.size())));
            long begin = System.nanoTime();
            boolean any = !names.search(name, null, MOST).isEmpty();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
                found += any ? 1 : 0;
            }
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "%-18s p50 %.2f  p99 %.2f  most %.2f  found %,d%s%n",
                what,
                millis[SEARCHES / 2],
                millis[SEARCHES * 99 / 100],
                millis[SEARCHES - 1],
                found,
                limit.isEmpty() ? "" : "   limit " + limit);
    }
}
