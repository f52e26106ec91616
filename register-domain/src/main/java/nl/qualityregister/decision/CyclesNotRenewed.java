package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.List;

/** People decided that cycles are not renewed, in the transaction that decided it. */
public record CyclesNotRenewed(List<NotRenewed> decisions) {
    public CyclesNotRenewed {
        decisions = List.copyOf(decisions);
    }

    /**
     * @param on the business day of the decision
     * @param from the first day on which the registrations no longer run
     */
    public record NotRenewed(RenewalDecision decision, LocalDate on, LocalDate from) {}
}
