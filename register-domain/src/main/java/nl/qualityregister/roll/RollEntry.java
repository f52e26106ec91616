package nl.qualityregister.roll;

import java.time.Instant;

/** @param index its place in the log, from 0, without gaps, in the order of commit */
public record RollEntry(long index, NewEntry entry, Instant recordedAt) {}
