package nl.qualityregister.house;

import java.util.List;
import java.util.Map;

/**
 * A request that should not have been made. Each subclass is one problem type, named after what was refused
 * ({@code EvidenceAlreadyAssessed} is the problem {@code evidence-already-assessed}) and listed with its HTTP status, texts and
 * remedy in {@code schemas/problems/problems.json}; a test holds the two equal.
 */
public abstract class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;
    private final transient Map<String, String> values;

    protected Refusal(Map<String, String> values, List<Fault> faults) {
        super(null, null, false, false);
        this.values = Map.copyOf(values);
        this.faults = List.copyOf(faults);
    }

    protected Refusal(Map<String, String> values) {
        this(values, List.of());
    }

    protected Refusal(List<Fault> faults) {
        this(Map.of(), faults);
    }

    protected Refusal() {
        this(Map.of(), List.of());
    }

    /** The problem's name in kebab-case; the last part of its type URI. */
    public final String problem() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }

    /** Every fault of the request at once; empty when the problem is not one of input. */
    public final List<Fault> faults() {
        return faults;
    }

    /** What the problem's texts name between braces: ids and days, never personal data. */
    public final Map<String, String> values() {
        return values;
    }

    @Override
    public String getMessage() {
        return problem() + " " + values + (faults.isEmpty() ? "" : " " + faults);
    }
}
