package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.points.Credit;

/**
 * How a cycle stands on a day: what the renewal job would say of it with the facts known now.
 *
 * @param result the norm's verdict as JSON, as in {@link Judged}
 */
public record DossierView(
        Cycle cycle, LocalDate asOf, String outcome, boolean met, String result, List<Credit> credits) {
    public DossierView {
        credits = List.copyOf(credits);
    }
}
