package nl.qualityregister.verification;

import java.util.List;
import nl.qualityregister.house.Fault;

/** What became of one row. */
public sealed interface EnrolmentOutcome {
    record Enrolled(WatchId id) implements EnrolmentOutcome {}

    record AlreadyWatched(WatchId id) implements EnrolmentOutcome {}

    record Rejected(List<Fault> faults) implements EnrolmentOutcome {
        public Rejected {
            faults = List.copyOf(faults);
        }
    }
}
