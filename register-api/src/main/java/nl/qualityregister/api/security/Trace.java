package nl.qualityregister.api.security;

import java.util.List;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Component;

/** Leaves the footprints of those who look; what somebody does is kept by the room in which he does it. */
@Component
public class Trace {
    private final Trail trail;

    Trace(Trail trail) {
        this.trail = trail;
    }

    /** @param numbers the registration numbers of those whose it is */
    public void of(Caller caller, String act, String object, String ground, String... numbers) {
        trail.record(List.of(new Footprint(caller.actor(), act, object, List.of(numbers), ground, caller.client())));
    }
}
