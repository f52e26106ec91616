package nl.qualityregister.privacy;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What would go, stay or be waited for is no longer what was looked at. */
public final class ErasurePreviewOutdated extends Refusal {
    private static final long serialVersionUID = 1L;

    public ErasurePreviewOutdated(String digest) {
        super(Map.of("digest", digest));
    }
}
