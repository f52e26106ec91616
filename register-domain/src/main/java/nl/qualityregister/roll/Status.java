package nl.qualityregister.roll;

import java.util.Locale;

public enum Status {
    REGISTERED,
    SUSPENDED,
    LAPSED,
    WITHDRAWN,
    STRUCK_OFF,
    DECEASED;

    /** As the outside world reads it, for ever: {@code struck-off}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the registration still runs: a suspension interrupts the right to the title, not the registration. */
    public boolean runs() {
        return this == REGISTERED || this == SUSPENDED;
    }
}
