package nl.qualityregister.norm;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class NormVersionUnknown extends Refusal {
    private static final long serialVersionUID = 1L;

    NormVersionUnknown(NormVersion version) {
        super(Map.of("normSet", version.normSet().value(), "version", version.version()));
    }
}
