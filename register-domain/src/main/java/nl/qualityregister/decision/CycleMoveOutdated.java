package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The move would no longer do what the preview said; nothing was moved. */
public final class CycleMoveOutdated extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient CycleMovePreview preview;

    CycleMoveOutdated(CycleMovePreview preview) {
        super(Map.of(
                "from",
                String.valueOf(preview.cohort().norm()),
                "to",
                preview.to().toString()));
        this.preview = preview;
    }

    /** What it would do now. */
    public CycleMovePreview preview() {
        return preview;
    }
}
