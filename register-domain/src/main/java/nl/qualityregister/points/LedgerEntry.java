package nl.qualityregister.points;

import org.jspecify.annotations.Nullable;

/** @param takenBackBy the counter-entry that names it; absent while it stands, and for a counter-entry itself */
public record LedgerEntry(Credit entry, @Nullable Credit takenBackBy) {}
