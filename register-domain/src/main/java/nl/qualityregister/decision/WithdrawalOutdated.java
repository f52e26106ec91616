package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The withdrawal would no longer do what the preview said; nothing was withdrawn. */
public final class WithdrawalOutdated extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient WithdrawalPreview preview;

    WithdrawalOutdated(WithdrawalPreview preview) {
        super(Map.of(
                "course", preview.order().course().value(),
                "register", preview.order().register().value()));
        this.preview = preview;
    }

    /** What it would do now. */
    public WithdrawalPreview preview() {
        return preview;
    }
}
