package nl.qualityregister.house;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The day on which the register acts: what is due, and as of when it is judged. Today in Amsterdam, unless the demo has set it.
 * When something was recorded is told by the {@link Clock}, never by this.
 */
public final class BusinessDay {
    public static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private final Clock clock;
    private final Supplier<Optional<LocalDate>> sandbox;
    private volatile Optional<LocalDate> fixed;

    public BusinessDay(Clock clock, Optional<LocalDate> fixed) {
        this(clock, fixed, Optional::empty);
    }

    /** @param sandbox the day to which a sandbox was set forward, if it is one and was */
    BusinessDay(Clock clock, Optional<LocalDate> fixed, Supplier<Optional<LocalDate>> sandbox) {
        this.clock = clock;
        this.fixed = fixed;
        this.sandbox = sandbox;
    }

    public LocalDate today() {
        return fixed.or(sandbox).orElseGet(() -> LocalDate.now(clock.withZone(AMSTERDAM)));
    }

    /** For the demo and rehearsals only. */
    public void set(LocalDate day) {
        fixed = Optional.of(day);
    }
}
