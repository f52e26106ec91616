package nl.qualityregister.api.operation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import nl.qualityregister.assessment.AgreementReport;
import nl.qualityregister.assessment.DeskReports;
import nl.qualityregister.assessment.ServiceLevel;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures about the desk: whether assessors agree, and how long things wait. */
@RestController
class DeskReportOperations {
    private final DeskReports reports;
    private final Norms norms;
    private final BusinessDay businessDay;

    DeskReportOperations(DeskReports reports, Norms norms, BusinessDay businessDay) {
        this.reports = reports;
        this.norms = norms;
        this.businessDay = businessDay;
    }

    @GetMapping("/v1/assessment-agreement")
    AgreementView readAgreement(@RequestParam String register, @RequestParam Optional<LocalDate> since) {
        RegisterId id = norms.register(new RegisterId(register)).id();
        LocalDate from = since.orElse(businessDay.today().minusYears(1));
        return new AgreementView(
                register,
                from,
                AgreementReport.FEWEST,
                reports.agreement(id, from).rows().stream()
                        .map(AgreementRow::of)
                        .toList());
    }

    @GetMapping("/v1/assessment-service-levels")
    ServiceLevelsView readServiceLevels(@RequestParam Optional<LocalDate> since) {
        LocalDate from = since.orElse(businessDay.today().minusDays(90));
        return new ServiceLevelsView(
                businessDay.today(),
                from,
                reports.serviceLevels(from).stream().map(ServiceLevelView::of).toList());
    }

    private static @Nullable BigDecimal share(double part) {
        return BigDecimal.valueOf(part).setScale(3, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal maybe(OptionalDouble part) {
        return part.isEmpty() ? null : share(part.getAsDouble());
    }

    record AgreementView(String register, LocalDate since, int fewestPairs, List<AgreementRow> categories) {}

    record AgreementRow(
            String category,
            @Nullable Long pairs,
            @Nullable BigDecimal agreement,
            @Nullable BigDecimal kappa) {
        static AgreementRow of(AgreementReport.Row row) {
            return new AgreementRow(
                    row.category(),
                    row.agreement().isEmpty() ? null : row.pairs(),
                    maybe(row.agreement()),
                    maybe(row.kappa()));
        }
    }

    record ServiceLevelsView(LocalDate asOf, LocalDate since, List<ServiceLevelView> levels) {}

    record ServiceLevelView(
            String register,
            @Nullable String body,
            String kind,
            long waiting,
            long overdue,
            long oldestDays,
            long medianDays,
            long concluded,
            @Nullable BigDecimal withinTerm,
            long medianDaysToConclude) {
        static ServiceLevelView of(ServiceLevel level) {
            return new ServiceLevelView(
                    level.register().value(),
                    Words.text(level.body()),
                    Words.of(level.kind()),
                    level.waiting(),
                    level.overdue(),
                    level.oldestDays(),
                    level.medianDays(),
                    level.concluded(),
                    level.concluded() == 0 ? null : share((double) level.withinTerm() / level.concluded()),
                    level.medianDaysToConclude());
        }
    }
}
