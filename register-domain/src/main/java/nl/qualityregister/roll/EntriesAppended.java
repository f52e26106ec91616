package nl.qualityregister.roll;

import java.util.List;

/** Entries of one chunk, already in the log, still in the transaction that appended them. */
public record EntriesAppended(List<RollEntry> entries) {
    public EntriesAppended {
        entries = List.copyOf(entries);
    }
}
