package nl.qualityregister.jobs;

import java.util.List;

/** A job cannot be run as it was asked for; nothing was started. Each line says one thing wrong and what would be right. */
public final class OrderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OrderRefused(List<String> lines) {
        super(String.join("\n", lines), null, false, false);
    }

    public OrderRefused(String line) {
        this(List.of(line));
    }

    public static void ifAny(List<String> lines) {
        if (!lines.isEmpty()) {
            throw new OrderRefused(lines);
        }
    }
}
