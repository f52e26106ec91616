package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.norm.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * How a cycle will stand on a day: by what counts now, and by what may come to count, each by itself and both together. The first is what
 * the renewal job would say with the facts known now.
 *
 * @param on the day, usually the cycle's last
 * @param prospects what waits at the desk, then what is booked or planned, each by day
 */
public record Forecast(
        Cycle cycle,
        LocalDate on,
        List<Prospect> prospects,
        Outlook accepted,
        Outlook withPending,
        Outlook withPlanned,
        Outlook withBoth) {
    public Forecast {
        prospects = List.copyOf(prospects);
    }

    /** @param metFrom the first day as of which all is met; absent when it will not be, or when a later day undoes it again */
    public record Outlook(Verdict verdict, @Nullable LocalDate metFrom) {}
}
