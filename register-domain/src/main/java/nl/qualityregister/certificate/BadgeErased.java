package nl.qualityregister.certificate;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What the badge said about a person has been erased; its number is left. */
public final class BadgeErased extends Refusal {
    private static final long serialVersionUID = 1L;

    public BadgeErased(Badge badge) {
        super(Map.of("number", badge.number().value()));
    }
}
