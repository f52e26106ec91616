package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.trail.Actor;

/** Bodies answered; each application as it stands now. */
public record AccreditationsConcluded(List<AccreditationApplication> applications, Actor by) {
    public AccreditationsConcluded {
        applications = List.copyOf(applications);
    }
}
