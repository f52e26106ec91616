package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Verdict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the norm says of a cycle that has ended, when what was missing is made up afterwards; called by {@code decision} only. */
@Service
@Transactional(readOnly = true)
public class Returns {
    private final CycleRows rows;
    private final Dossiers dossiers;
    private final Norms norms;

    Returns(CycleRows rows, Dossiers dossiers, Norms norms) {
        this.rows = rows;
        this.dossiers = dossiers;
        this.norms = norms;
    }

    /** As if the cycle's last day were that day, on the facts known now; nothing is stored. Refuses with {@link CycleNotFound}. */
    public Verdict judgedUntil(CycleId id, LocalDate day) {
        Cycle cycle = rows.find(id).orElseThrow(() -> new CycleNotFound(id));
        NewCycle terms = cycle.terms();
        Cycle longer = new Cycle(
                id,
                new NewCycle(
                        terms.registrant(),
                        terms.register(),
                        terms.norm(),
                        terms.occupations(),
                        terms.renewal(),
                        terms.start(),
                        day),
                cycle.state(),
                cycle.version());
        Dossier dossier =
                Objects.requireNonNull(dossiers.onDay(List.of(longer), day).get(id));
        return norms.version(terms.norm()).judge(dossier.facts());
    }
}
