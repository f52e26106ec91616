package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What has attendance is not moved. */
public final class EditionAttended extends Refusal {
    private static final long serialVersionUID = 1L;

    EditionAttended(EditionCode code) {
        super(Map.of("edition", code.value()));
    }
}
