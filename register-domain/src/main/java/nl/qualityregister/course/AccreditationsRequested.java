package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.trail.Actor;

/** Requests that wait for judgement, submitted for the first time or again. */
public record AccreditationsRequested(List<AccreditationRequest> requests, Actor by) {
    public AccreditationsRequested {
        requests = List.copyOf(requests);
    }
}
