package nl.qualityregister.roll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one registration at one moment: segments in the order of their days, none overlapping another. Immutable and pure:
 * this is where entries get their meaning, for the entry of today and for a rebuild alike.
 */
record Timeline(List<Segment> segments) {
    static final Timeline EMPTY = new Timeline(List.of());

    Timeline {
        segments = List.copyOf(segments);
    }

    /** The entry holds on its days, whatever was known of them; but a renewal leaves a suspension standing, and a void one leaves nothing. */
    Timeline with(RollEntry numbered) {
        NewEntry entry = numbered.entry();
        Days days = new Days(entry.trueFrom(), entry.trueUntil());
        List<Segment> laid = entry.status() == Status.VOID
                ? List.of()
                : List.of(new Segment(days, entry.status(), entry.validUntil(), numbered.index()));
        List<Segment> next = new ArrayList<>();
        for (Segment known : segments) {
            next.addAll(known.without(days));
            if (known.status() == Status.SUSPENDED
                    && entry.kind().leavesSuspensionsStanding()
                    && known.days().overlaps(days)) {
                Days suspended = known.days().common(days);
                laid = laid.stream()
                        .flatMap(part -> part.without(suspended).stream())
                        .toList();
                next.add(new Segment(suspended, Status.SUSPENDED, entry.validUntil(), numbered.index()));
            }
        }
        next.addAll(laid);
        next.sort(Comparator.comparing(Segment::days));
        return new Timeline(next);
    }

    /** A measure gives its status to the days on which the registration runs, and to no others. */
    Timeline under(Status status, Days days, long entryIndex) {
        List<Segment> next = new ArrayList<>();
        for (Segment known : segments) {
            if (known.status().runs() && known.days().overlaps(days)) {
                next.addAll(known.without(days));
                next.add(new Segment(
                        known.days().common(days), status, status.runs() ? known.validUntil() : null, entryIndex));
            } else {
                next.add(known);
            }
        }
        next.sort(Comparator.comparing(Segment::days));
        return new Timeline(next);
    }

    /**
     * What the entries say together: each in its turn, but a measure as long as it is known to hold now, and a reversed one not at all.
     */
    static Timeline of(List<RollEntry> entries) {
        MeasureFile measures = MeasureFile.of(entries);
        Timeline timeline = EMPTY;
        for (RollEntry entry : entries) {
            MeasureNote note = entry.entry().measure();
            timeline = note == null ? timeline.with(entry) : timeline.with(entry, measures, note);
        }
        return timeline;
    }

    private Timeline with(RollEntry numbered, MeasureFile measures, MeasureNote note) {
        if (numbered.entry().kind() != EntryKind.MEASURE_IMPOSED || measures.hasReversed(numbered)) {
            return this;
        }
        Measure measure = measures.find(note.id()).orElseThrow();
        return measure.kind()
                .status()
                .map(status -> under(status, measure.days(), numbered.index()))
                .orElse(this);
    }

    /** The status on the day; empty when nothing is known of it. */
    Optional<Status> on(LocalDate day) {
        Days one = new Days(day, day.plusDays(1));
        return segments.stream()
                .filter(segment -> segment.days().overlaps(one))
                .map(Segment::status)
                .findFirst();
    }

    /** The segments with what their neighbours make of them. */
    List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>(segments.size());
        @Nullable Stretch before = null;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            before = new Stretch(segment, registeredSince(before, segment), since(before, segment), until(i));
            stretches.add(before);
        }
        return stretches;
    }

    private static LocalDate registeredSince(@Nullable Stretch before, Segment segment) {
        if (before == null || !before.segment().days().meets(segment.days())) {
            return segment.days().from();
        }
        boolean startsAnew =
                segment.status().runs() && !before.segment().status().runs();
        return startsAnew ? segment.days().from() : before.registeredSince();
    }

    private static LocalDate since(@Nullable Stretch before, Segment segment) {
        if (before == null || !before.segment().days().meets(segment.days())) {
            return segment.days().from();
        }
        return before.segment().status() == segment.status()
                ? before.since()
                : segment.days().from();
    }

    private @Nullable LocalDate until(int place) {
        int last = place;
        while (last + 1 < segments.size()
                && segments.get(last).days().meets(segments.get(last + 1).days())
                && segments.get(last).status() == segments.get(last + 1).status()) {
            last++;
        }
        return segments.get(last).days().until();
    }
}
