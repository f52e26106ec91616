package nl.qualityregister.certificate;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What was previewed is no longer what would be revoked. */
public final class RevocationChanged extends Refusal {
    private static final long serialVersionUID = 1L;

    RevocationChanged(RevocationPreview now) {
        super(Map.of("certificates", Integer.toString(now.certificates().size()), "digest", now.digest()));
    }
}
