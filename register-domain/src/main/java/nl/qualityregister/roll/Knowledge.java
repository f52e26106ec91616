package nl.qualityregister.roll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of some registrations, learning entry by entry; it remembers what it believed from when until when. */
final class Knowledge {
    private final Map<Registration, List<StandingRow>> current = new LinkedHashMap<>();
    private final List<StandingRow> past = new ArrayList<>();
    private final Map<Registration, List<RollEntry>> learned = new HashMap<>();

    /** Knows nothing yet. */
    Knowledge() {
        this(List.of());
    }

    /**
     * Goes on from there; only for those of whom no measure is known, since what lies beneath a measure is not in the rows.
     *
     * @param rows what is known now: rows without an end of knowing
     */
    Knowledge(Collection<StandingRow> rows) {
        rows.forEach(row -> current.computeIfAbsent(row.registration(), registration -> new ArrayList<>())
                .add(row));
    }

    void learn(RollEntry entry) {
        Registration registration = entry.entry().registration();
        List<StandingRow> before = current.getOrDefault(registration, List.of());
        List<RollEntry> entries = learned.computeIfAbsent(registration, none -> new ArrayList<>());
        entries.add(entry);
        boolean measured = entries.stream().anyMatch(known -> known.entry().measure() != null);
        Timeline timeline = measured ? Timeline.of(entries) : timeline(before).with(entry);
        current.put(registration, replaced(registration, before, timeline.stretches(), entry.recordedAt()));
    }

    /** The rows that say what was known at the moment of the day. */
    Stream<StandingRow> asOf(LocalDate validOn, @Nullable Instant knownAt) {
        return all().filter(row -> row.wasKnownAt(knownAt) && row.holdsOn(validOn));
    }

    /** Stored rows that have ceased to be what is known. */
    List<StandingRow> closed() {
        return past.stream().filter(row -> row.id() != null).toList();
    }

    /** Rows that are not stored yet. */
    List<StandingRow> opened() {
        return all().filter(row -> row.id() == null).toList();
    }

    Stream<StandingRow> all() {
        return Stream.concat(past.stream(), current.values().stream().flatMap(List::stream));
    }

    private List<StandingRow> replaced(
            Registration registration, List<StandingRow> before, List<Stretch> after, Instant moment) {
        Set<Stretch> stay = Set.copyOf(after);
        Map<Stretch, StandingRow> rows = new HashMap<>();
        for (StandingRow row : before) {
            if (stay.contains(row.stretch())) {
                rows.put(row.stretch(), row);
            } else {
                past.add(row.knownUntil(moment));
            }
        }
        return after.stream()
                .map(stretch -> rows.getOrDefault(stretch, new StandingRow(null, registration, stretch, moment, null)))
                .toList();
    }

    private static Timeline timeline(List<StandingRow> rows) {
        return new Timeline(rows.stream()
                .map(row -> row.stretch().segment())
                .sorted(Comparator.comparing(Segment::days))
                .toList());
    }
}
