package nl.qualityregister.house;

import java.util.List;

/** What was handed in has faults; all of them are named at once (HTTP 400). */
public final class InputRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    public InputRefused(List<Fault> faults) {
        super(faults);
    }

    /** Refuses when there is at least one fault. */
    public static void ifAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new InputRefused(faults);
        }
    }
}
