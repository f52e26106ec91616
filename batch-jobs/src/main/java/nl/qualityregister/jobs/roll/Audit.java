package nl.qualityregister.jobs.roll;

import java.util.ArrayList;
import java.util.List;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.ReportFile;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.Finding;
import nl.qualityregister.roll.Log;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollAudit;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** One run: leaves, then tiles, then the rest at once, then the standing; piece by piece. When it was cut off it begins anew. */
final class Audit implements Tasklet {
    private static final int LEAVES = 10_000;
    private static final int PEOPLE = 1_000;
    private static final int NAMED = 20;

    private final RollAudit audit;
    private final Roll roll;
    private final RegisterHome home;
    private final Tally tally = new Tally();
    private @Nullable ReportFile report;
    private long size;
    private long leaf;
    private long tile;
    private long person;
    private long last;
    private boolean signed;
    private long found;

    Audit(RollAudit audit, Roll roll, RegisterHome home) {
        this.audit = audit;
        this.roll = roll;
        this.home = home;
    }

    Tally tally() {
        return tally;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        ReportFile file = report();
        piece().forEach(finding -> name(finding, file));
        tally.set("entries looked at", leaf);
        tally.set("findings", found);
        if (leaf < size || !signed || person <= last) {
            return RepeatStatus.CONTINUABLE;
        }
        file.close();
        if (found > 0) {
            throw new RegisterAltered(found, file.path());
        }
        return RepeatStatus.FINISHED;
    }

    private ReportFile report() {
        ReportFile file = report;
        if (file == null) {
            file = ReportFile.open(home, "audit.csv");
            file.row(List.of("index", "finding", "about"));
            report = file;
            tally.clear();
            tally.note("report", file.path().toString());
            size = audit.size();
            last = audit.lastRegistrant();
        }
        return file;
    }

    private List<Finding> piece() {
        if (leaf < size) {
            long from = leaf;
            leaf = Math.min(size, leaf + LEAVES);
            List<Finding> findings = new ArrayList<>(audit.leaves(from, leaf));
            findings.addAll(audit.tiles(tile, leaf / Log.TILE_WIDTH));
            tile = leaf / Log.TILE_WIDTH;
            return findings;
        }
        if (!signed) {
            signed = true;
            List<Finding> findings = new ArrayList<>(audit.checkpoints());
            findings.addAll(audit.trail());
            return findings;
        }
        RegistrantId from = new RegistrantId(person);
        person += PEOPLE;
        return roll.misprojected(from, new RegistrantId(person)).stream()
                .map(one -> new Finding(-1, "standing-altered", "registrant " + one.value()))
                .toList();
    }

    private void name(Finding finding, ReportFile file) {
        file.row(List.of(finding.index(), finding.code(), finding.about()));
        found++;
        if (found <= NAMED) {
            tally.note("finding " + found, finding.code() + ": " + finding.about());
        }
    }
}
