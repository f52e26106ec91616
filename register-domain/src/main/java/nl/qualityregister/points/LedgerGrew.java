package nl.qualityregister.points;

import java.util.List;

/** What was entered in the ledger by one call, credits or counter-entries; published in its transaction. */
public record LedgerGrew(List<Credit> entries) {
    public LedgerGrew {
        entries = List.copyOf(entries);
    }
}
