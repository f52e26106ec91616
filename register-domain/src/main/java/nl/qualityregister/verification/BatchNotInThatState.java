package nl.qualityregister.verification;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The list is done, cancelled, or not done yet. */
public final class BatchNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    BatchNotInThatState(BatchState state) {
        super(Map.of("state", state.name().toLowerCase(Locale.ROOT)));
    }
}
