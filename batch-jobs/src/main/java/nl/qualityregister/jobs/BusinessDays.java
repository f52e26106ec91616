package nl.qualityregister.jobs;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which business days the nightly jobs have been run through for. */
@Component
class BusinessDays {
    private final JdbcClient jdbc;
    private final Clock clock;

    BusinessDays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<LocalDate> lastDone() {
        return jdbc.sql("select max(business_day) as last from business_day_done")
                .query((row, number) -> Optional.ofNullable(row.getObject("last", LocalDate.class)))
                .single();
    }

    /** Those after the last one that is done, up to and including the day; the day alone when none was ever done. */
    List<LocalDate> missedUntil(LocalDate day) {
        LocalDate first = lastDone().map(last -> last.plusDays(1)).orElse(day);
        return first.datesUntil(day.isBefore(first) ? first : day.plusDays(1)).toList();
    }

    void done(LocalDate day) {
        jdbc.sql("insert into business_day_done (business_day, done_at) values (:day, :now) on conflict do nothing")
                .param("day", day)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
