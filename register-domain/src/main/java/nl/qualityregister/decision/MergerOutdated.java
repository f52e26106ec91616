package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The merger would no longer do what the preview said; nothing was done. */
public final class MergerOutdated extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient MergerPreview preview;

    MergerOutdated(MergerPreview preview) {
        super(Map.of());
        this.preview = preview;
    }

    /** What it would do now. */
    public MergerPreview preview() {
        return preview;
    }
}
