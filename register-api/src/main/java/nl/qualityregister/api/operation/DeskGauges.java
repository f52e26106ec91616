package nl.qualityregister.api.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import nl.qualityregister.assessment.DeskReports;
import nl.qualityregister.assessment.ServiceLevel;
import nl.qualityregister.house.BusinessDay;
import org.springframework.stereotype.Component;

/** How long things wait at the desk, as metrics; asked of the database at most once a minute, however often they are read. */
@Component
class DeskGauges implements MeterBinder {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final DeskReports reports;
    private final BusinessDay businessDay;
    private final Clock clock;
    private List<ServiceLevel> levels = List.of();
    private Instant askedAt = Instant.MIN;

    DeskGauges(DeskReports reports, BusinessDay businessDay, Clock clock) {
        this.reports = reports;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "register.desk.waiting", "Items that wait at the desk", ServiceLevel::waiting);
        gauge(registry, "register.desk.overdue", "Of these, past the promised day", ServiceLevel::overdue);
        Gauge.builder(
                        "register.desk.oldest",
                        this,
                        gauges -> gauges.levels().stream()
                                .mapToLong(ServiceLevel::oldestDays)
                                .max()
                                .orElse(0))
                .description("Age of the oldest item that waits")
                .baseUnit("days")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToLongFunction<ServiceLevel> figure) {
        Gauge.builder(
                        name,
                        this,
                        gauges -> gauges.levels().stream().mapToLong(figure).sum())
                .description(description)
                .register(registry);
    }

    private synchronized List<ServiceLevel> levels() {
        Instant now = clock.instant();
        if (askedAt.isBefore(now.minus(FRESH))) {
            levels = reports.serviceLevels(businessDay.today());
            askedAt = now;
        }
        return levels;
    }
}
