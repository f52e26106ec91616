package nl.qualityregister.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * What a step has counted and found, kept beside its restart point: the figures of a run that was taken up again are those of the
 * whole. Register it with the step as a stream. For one thread; partitions have one each.
 */
public final class Tally implements ItemStream {
    private static final String PREFIX = "tally.";
    private static final String ORDER = "tally";

    private final Map<String, Object> figures = new LinkedHashMap<>();

    /** What is never added to is shown as well when it was announced: a zero is an answer. */
    public static Tally of(String... whats) {
        Tally tally = new Tally();
        for (String what : whats) {
            tally.add(what, 0);
        }
        return tally;
    }

    public void add(String what, long number) {
        figures.merge(what, number, (before, more) -> (Long) before + (Long) more);
    }

    /** For figures that are kept elsewhere as well. */
    public void set(String what, long number) {
        figures.put(what, number);
    }

    public void note(String what, String text) {
        figures.put(what, text);
    }

    /** For a step that begins anew where an earlier run of it was cut off. */
    public void clear() {
        figures.clear();
    }

    public long count(String what) {
        return (Long) figures.getOrDefault(what, 0L);
    }

    @Override
    public void open(ExecutionContext context) {
        figures.putAll(in(context));
    }

    @Override
    public void update(ExecutionContext context) {
        figures.forEach((what, figure) -> context.put(PREFIX + what, figure));
        context.put(ORDER, String.join("\n", figures.keySet()));
    }

    /** What a step's context holds, in the order in which it was first counted. */
    static Map<String, Object> in(ExecutionContext context) {
        Map<String, Object> found = new LinkedHashMap<>();
        context.getString(ORDER, "").lines().forEach(what -> {
            Object figure = context.get(PREFIX + what);
            if (figure != null) {
                found.put(what, figure);
            }
        });
        return found;
    }
}
