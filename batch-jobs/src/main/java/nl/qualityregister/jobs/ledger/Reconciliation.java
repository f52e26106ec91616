package nl.qualityregister.jobs.ledger;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.cycle.Balance;
import nl.qualityregister.cycle.BalanceDifference;
import nl.qualityregister.cycle.Balances;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.ReportFile;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** One run over the registers, one transaction for each thousand cycles. When it was cut off it begins anew. */
final class Reconciliation implements Tasklet {
    private static final int CHUNK = 1_000;
    /** As many differences as the summary names; the report has all of them. */
    private static final int NAMED = 20;

    private static final List<String> COLUMNS = List.of(
            "registrationNumber",
            "cycle",
            "category",
            "keptPoints",
            "recomputedPoints",
            "keptHours",
            "recomputedHours",
            "keptEntries",
            "recomputedEntries",
            "repaired");

    private final Balances balances;
    private final Registrants registrants;
    private final Deque<RegisterId> registers;
    private final boolean repair;
    private final RegisterHome home;
    private final String name;
    private final Tally tally = new Tally();
    private @Nullable ReportFile report;
    private long after;
    private long looked;
    private long found;
    private long left;

    Reconciliation(
            Balances balances, Registrants registrants, List<RegisterId> registers, boolean repair, RegisterHome home) {
        this.balances = balances;
        this.registrants = registrants;
        this.registers = new ArrayDeque<>(registers);
        this.repair = repair;
        this.home = home;
        this.name = "balances-"
                + registers.stream().map(RegisterId::value).sorted().collect(Collectors.joining("-")) + ".csv";
    }

    Tally tally() {
        return tally;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        ReportFile file = report();
        RegisterId register = registers.peek();
        if (register == null) {
            file.close();
            if (left > 0) {
                throw new BalancesDiffer(left, file.path());
            }
            return RepeatStatus.FINISHED;
        }
        List<CycleId> page = balances.cycles(register, after, CHUNK);
        if (page.isEmpty()) {
            registers.remove();
            after = 0;
        } else {
            reconcile(page, file);
            after = page.getLast().value();
        }
        tell(file);
        return RepeatStatus.CONTINUABLE;
    }

    private ReportFile report() {
        ReportFile file = report;
        if (file == null) {
            file = ReportFile.open(home, name);
            file.row(COLUMNS);
            report = file;
            tally.clear();
        }
        return file;
    }

    private void reconcile(List<CycleId> page, ReportFile file) {
        List<BalanceDifference> differences = balances.differences(page);
        looked += page.size();
        if (differences.isEmpty()) {
            return;
        }
        if (repair) {
            balances.repair(differences.stream()
                    .map(BalanceDifference::cycle)
                    .distinct()
                    .toList());
        }
        long still = repair ? balances.differences(page).size() : differences.size();
        left += still;
        write(differences, still == 0, file);
    }

    private void write(List<BalanceDifference> differences, boolean repaired, ReportFile file) {
        Map<RegistrantId, Registrant> people = registrants.byId(
                differences.stream().map(BalanceDifference::registrant).collect(Collectors.toSet()));
        for (BalanceDifference difference : differences) {
            String number = Objects.requireNonNull(people.get(difference.registrant()))
                    .number()
                    .value();
            file.row(cells(number, difference, repaired));
            found++;
            if (found <= NAMED) {
                tally.note("difference " + found, words(number, difference));
            }
        }
    }

    private static List<?> cells(String number, BalanceDifference difference, boolean repaired) {
        Balance kept = difference.kept();
        Balance recomputed = difference.recomputed();
        return Stream.of(
                        List.of(number, difference.cycle(), kept.category()),
                        List.of(kept.points(), recomputed.points(), kept.hours(), recomputed.hours()),
                        List.of(kept.entries(), recomputed.entries(), repaired))
                .flatMap(Collection::stream)
                .toList();
    }

    private static String words(String number, BalanceDifference difference) {
        return number + ", cycle " + difference.cycle() + ", "
                + difference.kept().category() + ": kept " + words(difference.kept()) + ", recomputed "
                + words(difference.recomputed());
    }

    private static String words(Balance balance) {
        return balance.points() + " points, " + balance.hours() + " hours, " + balance.entries() + " entries";
    }

    private void tell(ReportFile file) {
        tally.set("cycles looked at", looked);
        tally.set("balances that differed", found);
        tally.set("balances that still differ", left);
        tally.note(
                "repair",
                repair ? "asked: what differed was written anew from the ledger" : "not asked: nothing was changed");
        tally.note("report", file.path().toString());
    }
}
