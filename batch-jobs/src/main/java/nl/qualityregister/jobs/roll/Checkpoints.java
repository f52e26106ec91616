package nl.qualityregister.jobs.roll;

import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.roll.Checkpoint;
import nl.qualityregister.roll.Log;
import org.springframework.stereotype.Component;

/** Makes checkpoints as time goes by, and keeps the folder of the log with them. */
@Component
public class Checkpoints {
    private final Log log;
    private final RegisterHome home;

    Checkpoints(Log log, RegisterHome home) {
        this.log = log;
        this.home = home;
    }

    /** Nothing new, no new checkpoint; returns how many entries the log has. */
    public long make() {
        Checkpoint made = log.makeCheckpoint();
        new TileFolder(home.folder().resolve("log"), log).write(made);
        return made.treeSize();
    }
}
