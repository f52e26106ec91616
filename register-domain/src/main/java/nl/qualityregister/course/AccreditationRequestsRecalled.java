package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.trail.Actor;

/** Requests taken back by their provider before they were judged. */
public record AccreditationRequestsRecalled(List<AccreditationRequestId> requests, Actor by) {
    public AccreditationRequestsRecalled {
        requests = List.copyOf(requests);
    }
}
