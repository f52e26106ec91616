package nl.qualityregister.jobs;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order.
 *
 * @param execution Spring Batch's number of the execution, by which its tables and the log name it; 0 of a rehearsal
 * @param takenUp the execution that had stopped, failed or been killed and that this one went on from
 * @param since when the execution was started, on the clock of the machine that ran it
 * @param summary counts (as {@link Long}) and notes (as text) by what they say, over all executions of the run
 * @param failure in one line, what it failed on
 */
public record JobRun(
        String job,
        Outcome outcome,
        long execution,
        Optional<Long> takenUp,
        Map<String, String> parameters,
        @Nullable LocalDateTime since,
        Duration took,
        Map<String, Object> summary,
        Optional<String> failure) {

    /** How it ended. */
    public enum Outcome {
        DONE,
        /** It was done before; the summary is that of then. */
        NOTHING_TO_DO,
        /** Nothing was changed; the summary is what would come of it. */
        REHEARSED,
        /** It was told to stop; the same order goes on where it is. */
        STOPPED,
        /** The same order goes on where it is. */
        FAILED
    }

    public boolean succeeded() {
        return switch (outcome) {
            case DONE, NOTHING_TO_DO, REHEARSED -> true;
            case STOPPED, FAILED -> false;
        };
    }

    /** A count of the summary; zero when nothing of the kind was counted. */
    public long count(String what) {
        return summary.get(what) instanceof Long count ? count : 0;
    }
}
