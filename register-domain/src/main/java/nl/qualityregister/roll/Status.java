package nl.qualityregister.roll;

import java.util.Locale;

public enum Status {
    REGISTERED,
    SUSPENDED,
    LAPSED,
    WITHDRAWN,
    STRUCK_OFF,
    DECEASED,
    /** Of an entry that says that on its days the registration never was; nobody stands so. */
    VOID;

    /** As the outside world reads it, for ever: {@code struck-off}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the registration still runs: a suspension interrupts the right to the title, not the registration. */
    public boolean runs() {
        return this == REGISTERED || this == SUSPENDED;
    }
}
