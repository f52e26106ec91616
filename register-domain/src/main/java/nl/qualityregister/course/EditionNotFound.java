package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class EditionNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    EditionNotFound(EditionCode code) {
        super(Map.of("edition", code.value()));
    }
}
