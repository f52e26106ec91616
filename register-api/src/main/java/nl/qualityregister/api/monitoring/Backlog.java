package nl.qualityregister.api.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;
import nl.qualityregister.house.BusinessDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits to be done by others than people, as metrics; asked of the database at most once a minute, however often they are read. */
@Component
class Backlog implements MeterBinder {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final String FIGURES = """
        select (select count(*) from outbox where state in ('WAITING', 'CLAIMED') and due_at <= :now) as messages,
               (select coalesce(extract(epoch from :now - min(due_at)), 0)
                  from outbox
                 where state in ('WAITING', 'CLAIMED') and due_at <= :now) as message_seconds,
               (select count(*) from cycle where state = 'RUNNING' and upper(days) <= :today) as cycles_due,
               (select count(*) from cycle where state = 'JUDGED') as cycles_judged
        """;

    private final JdbcClient jdbc;
    private final BusinessDay businessDay;
    private final Clock clock;
    private Figures figures = new Figures(0, 0, 0, 0);
    private Instant askedAt = Instant.MIN;

    Backlog(JdbcClient jdbc, BusinessDay businessDay, Clock clock) {
        this.jdbc = jdbc;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "register.outbox.due",
                "messages",
                "Messages that are due and not delivered",
                Figures::messages);
        gauge(
                registry,
                "register.outbox.lag",
                "seconds",
                "How long the oldest of them is due",
                Figures::messageSeconds);
        gauge(registry, "register.cycles.due", "cycles", "Cycles that ended and were not judged", Figures::cyclesDue);
        gauge(registry, "register.cycles.judged", "cycles", "Cycles that wait for a decision", Figures::cyclesJudged);
    }

    private void gauge(
            MeterRegistry registry, String name, String unit, String description, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, this, backlog -> figure.applyAsDouble(backlog.fresh()))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private synchronized Figures fresh() {
        Instant now = clock.instant();
        if (askedAt.isBefore(now.minus(FRESH))) {
            figures = jdbc.sql(FIGURES)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("today", businessDay.today())
                    .query(Figures.class)
                    .single();
            askedAt = now;
        }
        return figures;
    }

    record Figures(double messages, double messageSeconds, double cyclesDue, double cyclesJudged) {}
}
