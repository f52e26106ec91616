package nl.qualityregister.jobs.roll;

import java.nio.file.Path;
import java.util.List;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.roll.Checkpoint;
import nl.qualityregister.roll.Log;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Seals the trail into the log, signs the log as it then is, and writes it out as files. */
@Component
public class MakeCheckpoint implements RegisterJob {
    private final Log log;
    private final Parameter<Path> folder;

    MakeCheckpoint(Log log, RegisterHome home) {
        this.log = log;
        this.folder = Parameter.path("folder", "where the tiles go")
                .orElse(() -> home.folder().resolve("log"))
                .notIdentifying();
    }

    @Override
    public String purpose() {
        return "Seals the trail, signs the log, and writes its tiles and checkpoint for a plain file server";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(folder);
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of("entries in the log", "tiles written");
        return List.of(steps.atOnce(
                "checkpoint",
                (contribution, context) -> {
                    Checkpoint made = log.makeCheckpoint();
                    tally.set("entries in the log", made.treeSize());
                    tally.set("tiles written", new TileFolder(order.get(folder), log).write(made));
                    tally.note("folder", order.get(folder).toString());
                    return RepeatStatus.FINISHED;
                },
                tally));
    }
}
