package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of cycles. */
@Service
@Transactional
public class Cycles {
    /** Opens what is new by (registrant, register, norm set, start); overlaps are impossible by constraint. In the order given. */
    public List<Cycle> open(Collection<NewCycle> cycles) {
        throw new UnsupportedOperationException();
    }

    /** Running cycles whose last day lies before the business day, by id from {@code after} (exclusive), at most {@code limit}. */
    public List<CycleId> due(RegisterId register, LocalDate businessDay, long after, int limit) {
        throw new UnsupportedOperationException();
    }

    /**
     * Judges the cycles as of their last day and stores one verdict each; a cycle that has one for the same facts is left alone.
     * Publishes {@link CyclesJudged}. In the order given.
     */
    public List<Judged> judge(Collection<CycleId> cycles, LocalDate businessDay, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Judged cycles not yet closed, with their latest verdict, by id, for {@code decision}. */
    public List<Judged> awaitingDecision(RegisterId register, long after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Closes judged cycles; called by {@code decision} only. */
    public void close(Collection<CycleId> cycles) {
        throw new UnsupportedOperationException();
    }

    public Optional<Cycle> find(CycleId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Judged> latestVerdict(CycleId id) {
        throw new UnsupportedOperationException();
    }

    /** All cycles of the registrants, oldest first. */
    public Map<RegistrantId, List<Cycle>> of(Collection<RegistrantId> registrants) {
        throw new UnsupportedOperationException();
    }

    /** The verdict as it would be on the day, with the facts known now; nothing is stored. */
    public DossierView look(CycleId cycle, LocalDate asOf) {
        throw new UnsupportedOperationException();
    }
}
