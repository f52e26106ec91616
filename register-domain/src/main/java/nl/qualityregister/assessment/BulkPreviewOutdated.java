package nl.qualityregister.assessment;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What was shown is not what would be done now; the new digest is told. */
public final class BulkPreviewOutdated extends Refusal {
    private static final long serialVersionUID = 1L;

    BulkPreviewOutdated(String digest) {
        super(Map.of("digest", digest));
    }
}
