package nl.qualityregister.jobs.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What one thing came to in each repetition. */
record Figures(String what, List<Double> values) {
    Figures {
        values = List.copyOf(values);
    }

    double median() {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** The same divided by another, repetition by repetition. */
    Figures per(Figures limit, String named) {
        Double[] ratios = new Double[values.size()];
        Arrays.setAll(ratios, i -> values.get(i) / limit.values().get(i));
        return new Figures(named, List.of(ratios));
    }

    /** Median, least and most; and what is asked of it. */
    void print(PrintStream out, String form, String goal) {
        List<Double> sorted = values.stream().sorted().toList();
        out.printf(
                Locale.ROOT,
                "%-44s " + form + " [" + form + " - " + form + "]%s%n",
                what,
                median(),
                sorted.getFirst(),
                sorted.getLast(),
                goal.isEmpty() ? "" : "   limit " + goal);
    }
}
