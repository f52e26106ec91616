package nl.qualityregister.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Verdicts on cycles before their end; called by {@code decision} only. */
@Service
@Transactional
public class EarlyVerdicts {
    private final CycleRows rows;
    private final Dossiers dossiers;
    private final Verdicts verdicts;
    private final Norms norms;
    private final ApplicationEventPublisher events;

    EarlyVerdicts(CycleRows rows, Dossiers dossiers, Verdicts verdicts, Norms norms, ApplicationEventPublisher events) {
        this.rows = rows;
        this.dossiers = dossiers;
        this.verdicts = verdicts;
        this.norms = norms;
        this.events = events;
    }

    /**
     * Judges a running cycle as of the day: when the norm is met the verdict is stored and the cycle is judged; otherwise nothing happens
     * and nothing is returned.
     */
    public Optional<Judged> judge(CycleId id, LocalDate day, Actor by) {
        List<Cycle> running = rows.lock(List.of(id)).stream()
                .filter(cycle -> cycle.state() == CycleState.RUNNING)
                .map(cycle -> new Cycle(cycle.id(), cycle.terms(), CycleState.JUDGED, cycle.version() + 1))
                .toList();
        Map<CycleId, StoredVerdict> earlier = verdicts.latest(List.of(id));
        @Nullable StoredVerdict before = earlier.get(id);
        List<Verdicts.New> met = new ArrayList<>(1);
        Instant at = dossiers.each(running, cycle -> day, (cycle, gathered) -> {
            Dossier dossier = gathered.get();
            Verdict verdict = verdict(dossier);
            if (verdict.met()) {
                met.add(Verdicts.New.of(dossier, verdict, before));
            }
        });
        List<Judged> stored = verdicts.store(met, day, at, by);
        if (!stored.isEmpty()) {
            rows.move(List.of(id), CycleState.RUNNING, CycleState.JUDGED);
            events.publishEvent(new CyclesJudged(stored));
        }
        return stored.stream().findFirst();
    }

    private Verdict verdict(Dossier dossier) {
        return norms.version(dossier.cycle().terms().norm()).judge(dossier.facts());
    }
}
