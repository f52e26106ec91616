package nl.qualityregister.jobs.whatif;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.SideCounts;
import nl.qualityregister.cycle.WhatIfs;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Norms;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Goes once along the running cycles, a thousand at a time, and keeps nothing but counts. When it was cut off it begins anew. */
final class Simulation implements Tasklet {
    private static final int CHUNK = 1_000;

    private final WhatIfs whatIfs;
    private final Norms norms;
    private final SimulationFiles files;
    private final NormSet draft;
    private final LocalDate day;
    private final Cohort cohort;
    private final SideCounts counts = new SideCounts();
    private final Tally tally = new Tally();
    private long after;
    private long looked;

    Simulation(WhatIfs whatIfs, Norms norms, SimulationFiles files, NormSet draft, LocalDate day) {
        this.whatIfs = whatIfs;
        this.norms = norms;
        this.files = files;
        this.draft = draft;
        this.day = day;
        this.cohort = whatIfs.cohort(draft);
    }

    Tally tally() {
        return tally;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        List<CycleId> page = whatIfs.running(cohort, after, CHUNK);
        if (page.isEmpty()) {
            finish();
            return RepeatStatus.FINISHED;
        }
        whatIfs.compare(page, draft, day).stream()
                .filter(compared -> whatIfs.concerns(draft, compared.cycle()))
                .forEach(compared -> {
                    counts.add(compared);
                    looked++;
                });
        after = page.getLast().value();
        tally.set("cycles judged by both norms", looked);
        return RepeatStatus.CONTINUABLE;
    }

    private void finish() {
        SimulationReport report = SimulationReport.of(counts, draft, norms, day);
        List<Path> written = files.write(report);
        tally.clear();
        report.all().people().ifPresent(people -> tally.set("cycles judged by both norms", people));
        report.all().wouldFallShort().ifPresent(people -> tally.set("would fall short", people));
        report.all().wouldMeet().ifPresent(people -> tally.set("would meet the norm", people));
        written.forEach(path -> tally.note(ending(path), path.toString()));
    }

    private static String ending(Path path) {
        String name = path.getFileName().toString();
        return "report as " + name.substring(name.lastIndexOf('.') + 1);
    }
}
