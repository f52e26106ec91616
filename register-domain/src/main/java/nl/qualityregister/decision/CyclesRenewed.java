package nl.qualityregister.decision;

import java.util.List;

/** Renewals of one chunk, in the transaction that decided them. */
public record CyclesRenewed(List<RenewalDecision> decisions) {
    public CyclesRenewed {
        decisions = List.copyOf(decisions);
    }
}
