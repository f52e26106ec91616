package nl.qualityregister.jobs.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.OrderRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * {@code demo [--once]}: brings the demo's files to the day the demo was first started on, imports them, judges and concludes the
 * cycles that are due today, issues certificates, looks over HTTP whether the register answers as it should, and tells what there
 * is. Everything in it can be asked again and then changes nothing.
 */
@Component
class DemoCommand implements Command {
    private static final String REGISTER = "krsd-demo";

    private static final List<Map.Entry<String, String>> IMPORTS = List.of(
            Map.entry("ImportOrganisations", "organisations.csv"),
            Map.entry("ImportCourses", "courses.csv"),
            Map.entry("ImportRegistrants", "registrants.csv"),
            Map.entry("ImportAccounts", "accounts.csv"),
            Map.entry("ImportEvidence", "evidence.csv"),
            Map.entry("ImportAttendance", "attendance.csv"));

    private static final List<String> RENEWAL = List.of("EvaluateCycles", "ConcludeCycles", "IssueCertificates");

    private final Jobs jobs;
    private final DemoFigures figures;
    private final RegisterHome home;
    private final BusinessDay businessDay;
    private final String baseUrl;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    DemoCommand(
            Jobs jobs,
            DemoFigures figures,
            RegisterHome home,
            BusinessDay businessDay,
            @Value("${register.public-base-url}") String baseUrl) {
        this.jobs = jobs;
        this.figures = figures;
        this.home = home;
        this.businessDay = businessDay;
        this.baseUrl = baseUrl;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public int run(List<String> arguments) {
        try {
            return prepare() && tell(arguments.contains("--once")) ? 0 : 1;
        } catch (OrderRefused refused) {
            err.println("register: " + refused.getMessage());
            return 1;
        }
    }

    private boolean prepare() {
        Path folder = home.folder().resolve("demo/files");
        DemoFiles files = new DemoFiles(startedOn());
        for (Map.Entry<String, String> step : IMPORTS) {
            String file = files.write(step.getValue(), folder).toString();
            if (!done(jobs.run(step.getKey(), Map.of("file", file)))) {
                return false;
            }
        }
        for (String step : RENEWAL) {
            if (!done(jobs.run(step, Map.of("register", REGISTER)))) {
                return false;
            }
        }
        return true;
    }

    private boolean done(JobRun run) {
        if (run.succeeded()) {
            out.printf(
                    "%-20s %s%n",
                    run.job(), run.outcome() == JobRun.Outcome.NOTHING_TO_DO ? "nothing to do" : run.summary());
        } else {
            err.println("register: " + run.job() + " failed on " + run.failure().orElse("an unknown cause"));
        }
        return run.succeeded();
    }

    private boolean tell(boolean once) {
        out.println();
        figures.print(out);
        DemoVisitor visitor = new DemoVisitor(baseUrl, home.folder());
        boolean answers = visitor.verify(figures.renewed(), figures.fellShort(), out, err);
        out.println();
        out.println("certificates as PDF in " + home.folder().resolve("certificates"));
        if (!once) {
            visitor.showAround(out);
        }
        return answers || !once; // what visitors made of it is no reason not to serve it
    }

    /** The launcher writes it when the demo is started for the first time in this home. */
    private LocalDate startedOn() {
        Path file = home.folder().resolve("demo/started-on");
        try {
            return Files.exists(file) ? LocalDate.parse(Files.readString(file).strip()) : businessDay.today();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
