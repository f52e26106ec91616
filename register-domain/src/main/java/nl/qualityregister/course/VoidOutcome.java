package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.house.Fault;

/** What became of one row that was to be voided. */
public sealed interface VoidOutcome {
    /** @param sessions that were recorded and now are not */
    record Taken(List<Integer> sessions) implements VoidOutcome {
        public Taken {
            sessions = List.copyOf(sessions);
        }
    }

    /** None of it was recorded, or it was voided before. */
    record NothingRecorded() implements VoidOutcome {}

    record Rejected(List<Fault> faults) implements VoidOutcome {}
}
