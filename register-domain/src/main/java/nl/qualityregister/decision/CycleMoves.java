package nl.qualityregister.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.WhatIfs;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of moving running cycles to another version of their norm. A cycle stays pinned to the version it began under until somebody
 * moves it, having seen what that does.
 */
@Service
@Transactional
public class CycleMoves {
    private static final int CHUNK = 1_000;

    private final WhatIfs whatIfs;
    private final Cycles cycles;
    private final Norms norms;
    private final Registrants registrants;
    private final CycleMoveRows rows;
    private final Trail trail;
    private final Clock clock;

    CycleMoves(
            WhatIfs whatIfs,
            Cycles cycles,
            Norms norms,
            Registrants registrants,
            CycleMoveRows rows,
            Trail trail,
            Clock clock) {
        this.whatIfs = whatIfs;
        this.cycles = cycles;
        this.norms = norms;
        this.registrants = registrants;
        this.rows = rows;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What moving the cohort's running cycles to the version would do, judged on the facts known now as of the day. The cohort names the
     * norm version they are to be moved from. Refuses with NormVersionUnknown, and InputRefused when the versions are not two of one norm
     * set of the register.
     *
     * @param toVersion of the same norm set
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CycleMovePreview preview(Cohort cohort, String toVersion, LocalDate day) {
        NormSet target = target(cohort, toVersion);
        MoveSurvey survey = new MoveSurvey(cohort, target.version());
        List<CycleId> page = whatIfs.running(cohort, 0, CHUNK);
        while (!page.isEmpty()) {
            whatIfs.compare(page, target, day).forEach(survey::add);
            page = whatIfs.running(cohort, page.getLast().value(), CHUNK);
        }
        return survey.preview();
    }

    /**
     * Moves them. The cycles are locked before they are judged, so that of two moves one is second and finds them gone. Refuses with
     * {@link CycleMoveOutdated}, which holds the new preview, when the digest is not that of what would be done now.
     */
    public CycleMove move(Cohort cohort, String toVersion, String digest, String reason, LocalDate day, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        NormSet target = target(cohort, toVersion);
        MoveSurvey survey = new MoveSurvey(cohort, target.version());
        List<List<CycleId>> held = new ArrayList<>();
        List<CycleId> page = whatIfs.running(cohort, 0, CHUNK);
        while (!page.isEmpty()) {
            held.add(hold(page, cohort, target, day, survey));
            page = whatIfs.running(cohort, page.getLast().value(), CHUNK);
        }
        CycleMovePreview preview = survey.preview();
        if (!preview.digest().equals(digest) || preview.cycles() == 0) {
            throw new CycleMoveOutdated(preview);
        }
        CycleMove move = new CycleMove(
                new CycleMoveId(UUID.randomUUID()),
                cohort,
                target.version(),
                day,
                digest,
                reason.strip(),
                preview.cycles(),
                by,
                clock.instant());
        rows.insert(move);
        held.forEach(chunk -> carryOut(move, chunk));
        return move;
    }

    /** Those of a page that are still there once nobody else can change them. */
    private List<CycleId> hold(List<CycleId> page, Cohort cohort, NormSet target, LocalDate day, MoveSurvey survey) {
        cycles.lock(page);
        Set<CycleId> locked = Set.copyOf(page);
        List<CycleId> held = whatIfs.running(cohort, page.getFirst().value() - 1, CHUNK).stream()
                .filter(locked::contains)
                .toList();
        whatIfs.compare(held, target, day).forEach(survey::add);
        return held;
    }

    private void carryOut(CycleMove move, List<CycleId> chunk) {
        if (chunk.isEmpty()) {
            return;
        }
        cycles.pin(chunk, move.to());
        rows.insert(move.id(), chunk);
        trail.record(List.of(new Footprint(
                move.movedBy(), "cycles-moved", "cycle-move:" + move.id(), numbers(chunk), "task:registrar", null)));
    }

    private List<String> numbers(List<CycleId> chunk) {
        return registrants
                .byId(cycles.find(chunk).stream()
                        .map(cycle -> cycle.terms().registrant())
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .map(person -> person.number().value())
                .sorted()
                .toList();
    }

    private NormSet target(Cohort cohort, String toVersion) {
        NormVersion from = Objects.requireNonNull(cohort.norm(), "a cohort to move names the version it comes from");
        NormSet source = norms.version(from);
        List<Fault> faults = new ArrayList<>();
        if (toVersion.equals(from.version())) {
            faults.add(Fault.at("/toVersion", "same-version"));
        }
        if (!source.register().equals(cohort.register())) {
            faults.add(Fault.at("/register", "norm-of-another-register", "register", source.register()));
        }
        InputRefused.ifAny(faults);
        return norms.version(new NormVersion(from.normSet(), toVersion));
    }

    @Transactional(readOnly = true)
    public Optional<CycleMove> find(CycleMoveId id) {
        return rows.find(id);
    }

    /** The moves of each cycle, oldest first; a cycle that was never moved is left out. */
    @Transactional(readOnly = true)
    public Map<CycleId, List<CycleMove>> of(Collection<CycleId> moved) {
        return rows.of(moved);
    }
}
