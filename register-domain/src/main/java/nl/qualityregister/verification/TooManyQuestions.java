package nl.qualityregister.verification;

import java.util.List;
import java.util.Map;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.Refusal;

/** More was asked in one call than one call answers. */
public final class TooManyQuestions extends Refusal {
    private static final long serialVersionUID = 1L;

    TooManyQuestions(int asked, int most) {
        super(
                Map.of("asked", Integer.toString(asked), "most", Integer.toString(most)),
                List.of(Fault.at("/items", "too-many", "max", most)));
    }
}
