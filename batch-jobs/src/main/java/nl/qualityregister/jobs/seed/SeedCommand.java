package nl.qualityregister.jobs.seed;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.jobs.OrderRefused;
import org.springframework.stereotype.Component;

/** {@code seed [--registrants N] [--seed S] [--day YYYY-MM-DD] [--due PERCENT]}: fills an empty home with people who do not exist. */
@Component
class SeedCommand implements Command {
    private final Seed seed;
    private final BusinessDay businessDay;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    SeedCommand(Seed seed, BusinessDay businessDay) {
        this.seed = seed;
        this.businessDay = businessDay;
    }

    @Override
    public String name() {
        return "seed";
    }

    @Override
    public int run(List<String> arguments) {
        Seeding seeding;
        try {
            seeding = read(arguments);
        } catch (OrderRefused refused) {
            err.println("register: " + refused.getMessage());
            return 1;
        }
        if (seed.occupied()) {
            err.println(
                    "register: this home holds data already, and seed fills an empty one: set REGISTER_HOME to another folder");
            return 1;
        }
        long[] told = {System.nanoTime()};
        Seed.Result result = seed.run(seeding, people -> {
            if (System.nanoTime() - told[0] > 5_000_000_000L) {
                told[0] = System.nanoTime();
                err.printf(Locale.ROOT, "seed: %,d of %,d registrants sent%n", people, seeding.registrants());
            }
        });
        out.printf(
                Locale.ROOT,
                "%,d registrants, %,d rows in %.1f s: %,d rows/s; a plain COPY of the same rows %,d rows/s, ratio %.2f%n",
                seeding.registrants(),
                result.rows(),
                result.seconds(),
                Math.round(result.rowsPerSecond()),
                Math.round(result.plainRowsPerSecond()),
                result.ratio());
        return 0;
    }

    private Seeding read(List<String> arguments) {
        Map<String, String> given = new HashMap<>(Map.of(
                "--registrants",
                "1000000",
                "--seed",
                "1",
                "--day",
                businessDay.today().toString(),
                "--due",
                "90"));
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size() || !given.containsKey(arguments.get(i))) {
                throw new OrderRefused("seed takes --registrants N, --seed S, --day YYYY-MM-DD and --due PERCENT, not "
                        + String.join(" ", arguments.subList(i, arguments.size())));
            }
            given.put(arguments.get(i), arguments.get(i + 1));
        }
        try {
            LocalDate day = LocalDate.parse(given.get("--day"));
            if (day.isAfter(businessDay.today())) {
                throw new OrderRefused("--day " + day + " lies in the future: today is " + businessDay.today());
            }
            return new Seeding(
                    Long.parseLong(given.get("--registrants")),
                    Long.parseLong(given.get("--seed")),
                    day,
                    Integer.parseInt(given.get("--due")));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new OrderRefused("seed takes whole numbers and a day as YYYY-MM-DD: " + String.join(" ", arguments));
        } catch (IllegalArgumentException e) {
            throw new OrderRefused(String.valueOf(e.getMessage()));
        }
    }
}
