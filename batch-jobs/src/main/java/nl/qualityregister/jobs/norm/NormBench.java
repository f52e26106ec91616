package nl.qualityregister.jobs.norm;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import nl.qualityregister.norm.Facts;
import nl.qualityregister.norm.NormDocuments;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.NormSetId;

/**
 * {@code ./register bench norm}: judgements per CPU-second of one thread, beside code written by hand for the same norm over the
 * same facts, interleaved in one run.
 */
public final class NormBench {

    private static final int REPETITIONS = 9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final PrintStream out;
    private final List<Facts> dossiers;
    private long found;

    private NormBench(PrintStream out, List<Facts> dossiers) {
        this.out = out;
        this.dossiers = dossiers;
    }

    /** @param arguments the number of registrants, 100,000 unless given */
    public static void main(String[] arguments) {
        int registrants = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new NormBench(out, new SyntheticDossiers(42).make(registrants, 20)).run();
    }

    private void run() {
        NormSetId demo = new NormSetId("krsd-demo");
        NormSet norm = NormDocuments.shipped()
                .find(demo, dossiers.getFirst().start(), 1)
                .orElseThrow();
        double[] judged = new double[REPETITIONS];
        double[] dated = new double[REPETITIONS];
        double[] written = new double[REPETITIONS];
        double[] summed = new double[REPETITIONS];
        for (int repetition = -2; repetition < REPETITIONS; repetition++) {
            double judge =
                    perSecond(facts -> norm.judgeWithoutDays(facts).rules().size());
            double days = perSecond(facts -> norm.judge(facts).rules().size());
            double rules = perSecond(HandWritten::rulesMet);
            double sum = perSecond(HandWritten::sum);
            if (repetition >= 0) {
                judged[repetition] = judge;
                dated[repetition] = days;
                written[repetition] = rules;
                summed[repetition] = sum;
            }
        }
        out.println(dossiers.size() + " dossiers of 20 activities, one thread, per CPU-second, median [least-most] of "
                + REPETITIONS + " (" + found + ")");
        print("verdicts with reasons and exclusions", judged);
        print("the same with the first day each rule was met", dated);
        print("the same nine rules by hand, without reasons", written);
        print("one sum of points by hand", summed);
        out.printf(
                Locale.ROOT,
                "ratio to the rules by hand %.2f, to one sum by hand %.2f%n",
                median(judged) / median(written),
                median(judged) / median(summed));
    }

    private double perSecond(ToLongFunction<Facts> judge) {
        long before = THREADS.getCurrentThreadCpuTime();
        for (Facts facts : dossiers) {
            found += judge.applyAsLong(facts);
        }
        return dossiers.size() * 1e9 / (THREADS.getCurrentThreadCpuTime() - before);
    }

    private void print(String what, double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        out.printf(
                Locale.ROOT,
                "%-48s %,12.0f [%,.0f-%,.0f]%n",
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
