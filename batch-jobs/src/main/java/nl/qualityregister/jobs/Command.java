package nl.qualityregister.jobs;

import java.util.List;

/** What the launcher can ask of this application by its first word; a component. */
public interface Command {
    String name();

    /** Returns the exit code: 0 only on success. */
    int run(List<String> arguments);

    /** Asked from another thread when the process is told to end; {@link #run} then returns soon. */
    default void stop() {}
}
