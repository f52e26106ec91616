package nl.qualityregister.roll;

import java.util.Locale;

public enum EntryKind {
    REGISTERED,
    RENEWED,
    EXTENDED,
    INTERRUPTED,
    SUSPENDED,
    MEASURE_IMPOSED,
    MEASURE_LIFTED,
    MEASURE_REVERSED,
    MEASURE_CORRECTED,
    LAPSED,
    WITHDRAWN,
    STRUCK_OFF,
    REINSTATED,
    CORRECTED,
    MERGED,
    DECEASED;

    /** As the outside world reads it, for ever: {@code measure-imposed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What was done to a disciplinary measure; the entry names which. */
    public boolean isOfMeasure() {
        return switch (this) {
            case MEASURE_IMPOSED, MEASURE_LIFTED, MEASURE_REVERSED, MEASURE_CORRECTED -> true;
            case REGISTERED, RENEWED, EXTENDED, INTERRUPTED, SUSPENDED, LAPSED, WITHDRAWN -> false;
            case STRUCK_OFF, REINSTATED, CORRECTED, MERGED, DECEASED -> false;
        };
    }

    /** A renewal or an extension moves the day on which renewal is due; it does not lift a suspension that runs on. */
    boolean leavesSuspensionsStanding() {
        return this == RENEWED || this == EXTENDED;
    }
}
