package nl.qualityregister.api.problem;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** One client asks more in a minute than a person or an employer does. */
public final class TooManyLookUps extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooManyLookUps(int most) {
        super(Map.of("most", Integer.toString(most)));
    }
}
