package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The applicant became registered for the occupations in another way since the application. */
public final class AlreadyRegistered extends Refusal {
    private static final long serialVersionUID = 1L;

    AlreadyRegistered(ApplicationId id) {
        super(Map.of("id", id.toString()));
    }
}
