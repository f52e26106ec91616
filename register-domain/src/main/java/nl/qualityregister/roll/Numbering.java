package nl.qualityregister.roll;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The next place in the log and its moment, which rises with it even where the clock does not. */
record Numbering(long index, Instant recordedAt) {
    static Numbering after(Optional<Head> head, Clock clock) {
        Instant moment = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant earliest =
                head.map(last -> last.recordedAt().plus(1, ChronoUnit.MICROS)).orElse(moment);
        return new Numbering(head.map(Head::index).orElse(-1L) + 1, moment.isBefore(earliest) ? earliest : moment);
    }

    Numbering next() {
        return new Numbering(index + 1, recordedAt.plus(1, ChronoUnit.MICROS));
    }
}
