package nl.qualityregister.jobs.renewal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.decision.Intention;
import nl.qualityregister.decision.RenewalDecision;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.FileNotWritten;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Rehearsal;
import nl.qualityregister.jobs.ReportFile;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.springframework.stereotype.Component;

/**
 * What a rehearsal would have done, cycle by cycle: {@code reports/dry-run-<job>-<business day>.csv} under the register's home, with
 * registration number, register, cycle, last day and what became of it. A new rehearsal of the same day begins it anew.
 */
@Component
public class Lists {
    private final Registrants registrants;
    private final Cycles cycles;
    private final RegisterHome home;

    Lists(Registrants registrants, Cycles cycles, RegisterHome home) {
        this.cycles = cycles;
        this.registrants = registrants;
        this.home = home;
    }

    /** One line of the list. */
    private record Line(Cycle cycle, String what) {}

    public Path begin(Order order) {
        return ReportFile.write(
                home,
                name(order),
                ReportFile.csv(List.of("registrationNumber", "register", "cycle", "lastDay", "outcome")));
    }

    void judged(Order order, Collection<Judged> judged) {
        write(
                order,
                judged.stream().map(one -> new Line(one.cycle(), one.outcome())).toList());
    }

    void announced(Order order, Collection<Intention> intentions) {
        if (order.get(Rehearsal.DRY_RUN)) {
            write(
                    order,
                    cycles.find(intentions.stream().map(Intention::cycle).toList()).stream()
                            .map(cycle -> new Line(cycle, "intention-announced"))
                            .toList());
        }
    }

    /** Cycles that would have their certificate. */
    public void certified(Order order, Collection<CycleId> wanted) {
        write(
                order,
                cycles.find(wanted).stream()
                        .map(cycle -> new Line(cycle, "certificate-issued"))
                        .toList());
    }

    void decided(Order order, Collection<RenewalDecision> decisions) {
        write(
                order,
                decisions.stream()
                        .map(one -> new Line(one.cycle(), one.outcome().name().toLowerCase(java.util.Locale.ROOT)))
                        .toList());
    }

    private synchronized void write(Order order, List<Line> lines) {
        if (!order.get(Rehearsal.DRY_RUN) || lines.isEmpty()) {
            return;
        }
        Map<RegistrantId, Registrant> people = registrants.byId(
                lines.stream().map(line -> line.cycle().terms().registrant()).collect(Collectors.toSet()));
        String rows = lines.stream()
                .map(line -> ReportFile.csv(List.of(
                        Objects.requireNonNull(people.get(line.cycle().terms().registrant()))
                                .number(),
                        line.cycle().terms().register(),
                        line.cycle().id(),
                        line.cycle().terms().end(),
                        line.what())))
                .collect(Collectors.joining());
        Path list = home.folder().resolve("reports").resolve(name(order));
        try {
            Files.writeString(list, rows, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new FileNotWritten(list, e);
        }
    }

    private static String name(Order order) {
        return "dry-run-" + order.job() + "-" + order.text("businessDay") + ".csv";
    }
}
