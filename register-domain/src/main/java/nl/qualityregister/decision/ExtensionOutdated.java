package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The extension would no longer do what the preview said, or would do nothing; nothing was extended. */
public final class ExtensionOutdated extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient ExtensionPreview preview;

    ExtensionOutdated(ExtensionPreview preview) {
        super(Map.of("register", preview.order().cohort().register().value()));
        this.preview = preview;
    }

    /** What it would do now. */
    public ExtensionPreview preview() {
        return preview;
    }
}
