package nl.qualityregister.roll;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import nl.qualityregister.house.CopyRows;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * Entries and their standing by COPY, for a roll with nothing in it: leaves are committed to and the standing follows from the entries by the
 * very code that appends, so that {@link Roll#misprojected} finds nothing to mend.
 */
public final class RollLoad {
    public static final List<String> TABLES = List.of("roll_entry", "roll_standing");
    private static final int SALT_LENGTH = 32;

    private final CopyRows entries = new CopyRows("""
            copy roll_entry (index, registrant_id, register, occupation, kind, status, true_from, true_until, valid_until, recorded_at,
                             actor, basis, norm_set, norm_version, salt, commitment) from stdin
            """);
    private final CopyRows standings = new CopyRows("""
            copy roll_standing (registrant_id, register, occupation, status, registered_since, since, until, valid_until, entry_index,
                                days, known) from stdin
            """);
    private final RandomGenerator chance;
    private final Instant firstMoment;
    private long index;

    /**
     * @param index of the first entry
     * @param firstMoment when entry 0 was recorded; each is recorded a microsecond after the one before
     */
    public RollLoad(long index, Instant firstMoment, RandomGenerator chance) {
        this.index = index;
        this.firstMoment = firstMoment;
        this.chance = chance;
    }

    /** All entries of one person, in the order in which they came to be known; none of them is of a measure. */
    public void add(RegistrationNumber number, List<NewEntry> history) {
        Knowledge knowledge = new Knowledge();
        for (NewEntry entry : history) {
            RollEntry numbered = new RollEntry(index, entry, firstMoment.plus(index, ChronoUnit.MICROS));
            index++;
            knowledge.learn(numbered);
            write(numbered, number);
        }
        knowledge.all().forEach(this::write);
    }

    private void write(RollEntry numbered, RegistrationNumber number) {
        NewEntry entry = numbered.entry();
        byte[] salt = new byte[SALT_LENGTH];
        chance.nextBytes(salt);
        byte[] commitment = Leaf.commitment(salt, Leaf.content(entry, number, numbered.recordedAt()));
        @Nullable NormVersion norm = entry.norm();
        entries.add(numbered.index());
        registration(entries, entry.registration());
        entries.add(entry.kind().name())
                .add(entry.status().name())
                .add(entry.trueFrom())
                .add(entry.trueUntil())
                .add(entry.validUntil())
                .add(numbered.recordedAt())
                .add(entry.actor().name())
                .add(entry.basis())
                .add(norm == null ? null : norm.normSet())
                .add(norm == null ? null : norm.version())
                .add(hex(salt))
                .add(hex(commitment))
                .end();
    }

    private void write(StandingRow row) {
        Stretch stretch = row.stretch();
        Segment segment = stretch.segment();
        registration(standings, row.registration());
        standings
                .add(segment.status().name())
                .add(stretch.registeredSince())
                .add(stretch.since())
                .add(stretch.until())
                .add(segment.validUntil())
                .add(segment.entryIndex())
                .add(range(segment.days().from(), segment.days().until()))
                .add(range(row.knownFrom(), row.knownUntil()))
                .end();
    }

    private static void registration(CopyRows rows, Registration registration) {
        rows.add(registration.registrant().value()).add(registration.register()).add(registration.occupation());
    }

    private static String range(Object from, @Nullable Object until) {
        return "[" + from + "," + Objects.requireNonNullElse(until, "") + ")";
    }

    private static String hex(byte[] bytes) {
        return "\\x" + java.util.HexFormat.of().formatHex(bytes);
    }

    /** The index that comes next. */
    public long next() {
        return index;
    }

    public List<CopyRows> rows() {
        return List.of(entries, standings);
    }
}
