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

    /** A renewal or an extension moves the day on which renewal is due; it does not lift a suspension that runs on. */
    boolean leavesSuspensionsStanding() {
        return this == RENEWED || this == EXTENDED;
    }
}
