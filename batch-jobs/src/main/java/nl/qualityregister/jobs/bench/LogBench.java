package nl.qualityregister.jobs.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Log;
import nl.qualityregister.roll.LogCost;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Component;

/**
 * {@code logbench}: what of appending to the roll, standing and announcements included, is spent on the leaves of the log; and what a
 * checkpoint costs an entry, beside the write path. Interleaved in one run.
 */
@Component
class LogBench implements Command {
    private static final Actor BENCH = Actor.job("bench");
    private static final LocalDate SINCE = LocalDate.of(2022, 1, 1);
    private static final double AIM = 0.03;

    private final Registrants registrants;
    private final Roll roll;
    private final Log log;
    private final LogCost cost;

    LogBench(Registrants registrants, Roll roll, Log log, LogCost cost) {
        this.registrants = registrants;
        this.roll = roll;
        this.log = log;
        this.cost = cost;
    }

    @Override
    public String name() {
        return "logbench";
    }

    /** @param arguments chunks of 1,000 entries (20 unless given) */
    @Override
    public int run(List<String> arguments) {
        int chunks = arguments.isEmpty() ? 20 : Integer.parseInt(arguments.getFirst());
        double[] append = new double[chunks];
        double[] leaves = new double[chunks];
        double[] share = new double[chunks];
        double[] checkpoint = new double[chunks];
        for (int i = -3; i < chunks; i++) {
            List<NewEntry> entries = entries();
            long begin = System.nanoTime();
            List<RollEntry> appended = roll.append(entries);
            double appending = (System.nanoTime() - begin) / 1e3 / appended.size();
            double hashing = cost.leaves(appended) / 1e3 / appended.size();
            begin = System.nanoTime();
            log.makeCheckpoint();
            double signing = (System.nanoTime() - begin) / 1e3 / appended.size();
            if (i >= 0) {
                append[i] = appending;
                leaves[i] = hashing;
                share[i] = hashing / appending;
                checkpoint[i] = signing;
            }
        }
        System.out.printf(
                Locale.ROOT, "%d chunks of 1,000 entries, microseconds an entry, median [least-most]%n", chunks);
        print("appending: entry, leaf, standing, announcements", append, "%.1f");
        print("of it the leaf: salt, content, hash", leaves, "%.2f");
        print("share of the log in the write path", share, "%.4f");
        print("a checkpoint, beside the write path", checkpoint, "%.1f");
        boolean met = median(share) <= AIM;
        System.out.printf(Locale.ROOT, "aim: at most %.2f: %s%n", AIM, met ? "met" : "missed");
        return met ? 0 : 1;
    }

    private List<NewEntry> entries() {
        List<NewRegistrant> people = new ArrayList<>();
        for (int i = 0; i < Roll.MOST_AT_ONCE; i++) {
            people.add(new NewRegistrant(
                    null,
                    new PersonName("B.", null, null, "Bench"),
                    LocalDate.of(1980, 1, 1),
                    null,
                    "nl",
                    null,
                    List.of()));
        }
        return registrants.enter(people, BENCH).stream().map(LogBench::entry).toList();
    }

    private static NewEntry entry(Registrant person) {
        return new NewEntry(
                new Registration(person.id(), new RegisterId("krsd-demo"), new OccupationCode("job-coach")),
                EntryKind.REGISTERED,
                Status.REGISTERED,
                SINCE,
                null,
                SINCE.plusYears(4).minusDays(1),
                BENCH,
                "decision:bench:" + person.number());
    }

    private static void print(String what, double[] figures, String form) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "  %-50s " + form + " [" + form + "-" + form + "]%n",
                what,
                median(figures),
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
