package nl.qualityregister.roll;

import java.util.Locale;
import java.util.Optional;

/** What a disciplinary body can impose. */
public enum MeasureKind {
    WARNING,
    REPRIMAND,
    FINE,
    CONDITIONS,
    SUSPENSION,
    STRIKE_OFF;

    /** As the outside world reads it, for ever: {@code strike-off}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The status it gives a running registration on its days; empty when it leaves the right to the title alone. */
    Optional<Status> status() {
        return switch (this) {
            case WARNING, REPRIMAND, FINE, CONDITIONS -> Optional.empty();
            case SUSPENSION -> Optional.of(Status.SUSPENDED);
            case STRIKE_OFF -> Optional.of(Status.STRUCK_OFF);
        };
    }
}
