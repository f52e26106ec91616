package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.qualityregister.norm.Facts;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.NormSetId;
import nl.qualityregister.norm.Norms;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The door of what-if: what another norm would say of running cycles. It changes nothing and keeps nothing. */
@Service
@Transactional(readOnly = true)
public class WhatIfs {
    private static final int CHUNK = 1_000;

    private final CycleRows rows;
    private final Dossiers dossiers;
    private final Norms norms;

    WhatIfs(CycleRows rows, Dossiers dossiers, Norms norms) {
        this.rows = rows;
        this.dossiers = dossiers;
        this.norms = norms;
    }

    /** Running cycles of a cohort by id, from {@code after} (exclusive), at most {@code limit}. */
    public List<CycleId> running(Cohort cohort, long after, int limit) {
        return rows.running(cohort, after, limit);
    }

    /** Running cycles in the occupations that a draft names; of these it concerns those that {@link #concerns} says. */
    public Cohort cohort(NormSet draft) {
        return new Cohort(draft.register(), null, draft.occupations(), 0, null, null, null);
    }

    /** A draft of a norm set that the register has is about the cycles of that norm set; another about all. */
    public boolean concerns(NormSet draft, Cycle cycle) {
        NormSetId drafted = draft.version().normSet();
        boolean follows = norms.register(draft.register()).normSets().stream()
                .anyMatch(together -> together.normSet().equals(drafted));
        return !follows || cycle.terms().norm().normSet().equals(drafted);
    }

    /** Who of all whom the draft concerns would change sides; nothing is withheld. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SideCounts simulate(NormSet draft, LocalDate day) {
        SideCounts counts = new SideCounts();
        List<CycleId> page = running(cohort(draft), 0, CHUNK);
        while (!page.isEmpty()) {
            compare(page, draft, day).stream()
                    .filter(compared -> concerns(draft, compared.cycle()))
                    .forEach(counts::add);
            page = running(cohort(draft), page.getLast().value(), CHUNK);
        }
        return counts;
    }

    /**
     * Judges each cycle by its own norm and by the other one, on the same facts: those known now, as of the day or the nearest day of the
     * cycle. Those that run, by id.
     */
    public List<Compared> compare(Collection<CycleId> cycles, NormSet other, LocalDate day) {
        List<Cycle> running = rows.find(cycles).stream()
                .filter(cycle -> cycle.state() == CycleState.RUNNING)
                .toList();
        Map<CycleId, Dossier> gathered =
                dossiers.gather(running, cycle -> cycle.terms().nearest(day));
        return running.stream()
                .map(cycle -> {
                    Facts facts =
                            Objects.requireNonNull(gathered.get(cycle.id())).facts();
                    NormSet own = norms.version(cycle.terms().norm());
                    return new Compared(cycle, own.judgeWithoutDays(facts), other.judgeWithoutDays(facts));
                })
                .toList();
    }
}
