package nl.qualityregister.jobs.report;

import java.nio.file.Path;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.OrderRefused;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.ReportFile;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.jobs.renewal.Registers;
import nl.qualityregister.norm.Language;
import nl.qualityregister.privacy.YearReport;
import nl.qualityregister.privacy.YearReports;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Writes the year of a register as PDF, with plots, and as CSV. What tells of too few people, or gives that away, is withheld. */
@Component
public class ReportYear implements RegisterJob {
    private static final Parameter<Integer> YEAR = Parameter.whole("year", "the year, from 1900 up to this one");
    private static final Parameter<String> LANGUAGE = Parameter.text("language", "of the report: nl or en")
            .orElse(() -> "nl")
            .notIdentifying();

    private final YearReports reports;
    private final Registers registers;
    private final RegisterHome home;
    private final BusinessDay businessDay;

    ReportYear(YearReports reports, Registers registers, RegisterHome home, BusinessDay businessDay) {
        this.reports = reports;
        this.registers = registers;
        this.home = home;
        this.businessDay = businessDay;
    }

    @Override
    public String purpose() {
        return "Writes the year of a register in numbers, as PDF with plots and as CSV; small numbers are withheld";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Parameter.REGISTER, YEAR, LANGUAGE);
    }

    /** A year that still runs is reported as it is so far, and again later. */
    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public void check(Order order) {
        registers.check(order);
        int year = order.get(YEAR);
        if (year < 1900 || year > businessDay.today().getYear()) {
            throw new OrderRefused("year=" + year + " is no year from 1900 up to this one");
        }
        language(order);
    }

    private static Language language(Order order) {
        return switch (order.get(LANGUAGE)) {
            case "nl" -> Language.NL;
            case "en" -> Language.EN;
            default -> throw new OrderRefused("language=" + order.get(LANGUAGE) + " is neither nl nor en");
        };
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of("tables");
        return List.of(steps.atOnce(
                "report",
                (contribution, context) -> {
                    write(order, tally);
                    return RepeatStatus.FINISHED;
                },
                tally));
    }

    private void write(Order order, Tally tally) {
        Language language = language(order);
        YearReport report = reports.report(order.get(Parameter.REGISTER), order.get(YEAR));
        Path csv = ReportFile.write(home, report.fileName() + ".csv", report.csv(language));
        Path pdf = ReportFile.write(home, report.fileName() + ".pdf", report.pdf(language));
        tally.add("tables", report.tables().size());
        tally.note("csv", csv.toString());
        tally.note("pdf", pdf.toString());
    }
}
