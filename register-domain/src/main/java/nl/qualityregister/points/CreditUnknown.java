package nl.qualityregister.points;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class CreditUnknown extends Refusal {
    private static final long serialVersionUID = 1L;

    CreditUnknown(CreditSource source) {
        super(Map.of("source", source.toString()));
    }
}
