package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** She has asked about the edition already, and waits for the answer. */
public final class DisputeUnderWay extends Refusal {
    private static final long serialVersionUID = 1L;

    DisputeUnderWay(EditionCode edition) {
        super(Map.of("edition", edition.value()));
    }
}
