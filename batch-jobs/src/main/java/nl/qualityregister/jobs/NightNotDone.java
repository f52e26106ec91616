package nl.qualityregister.jobs;

import java.util.Map;
import java.util.stream.Collectors;

/** A nightly job of a business day failed; the days after it wait, and the next run begins with it. */
final class NightNotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NightNotDone(String job, Map<String, String> order, String failure) {
        super(job + " " + inWords(order) + " failed on " + failure);
    }

    NightNotDone(String job, Map<String, String> order, OrderRefused refused) {
        super(job + " " + inWords(order) + " was refused: " + refused.getMessage());
    }

    private static String inWords(Map<String, String> order) {
        return order.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
