package nl.qualityregister.certificate;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The entry of the ledger is no course that was attended, or it was taken back. */
public final class NotCompletedCourse extends Refusal {
    private static final long serialVersionUID = 1L;

    NotCompletedCourse(long credit) {
        super(Map.of("credit", Long.toString(credit)));
    }
}
