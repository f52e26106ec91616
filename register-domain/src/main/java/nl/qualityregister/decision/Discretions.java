package nl.qualityregister.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleNotFound;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.CanonicalJson;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.house.Violation;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of discretion (hardheidsclausule): an exception of two people, with its reason, beside a computed result that stays as it is.
 * It sets named rules aside, is used by one decision, and can be used until it expires.
 */
@Service
@Transactional
public class Discretions {
    /** As many people as a precedent stands for at least, before it is shown. */
    public static final int FEWEST_SHOWN = 5;

    private static final int LONGEST = 2_000;
    private static final int FURTHEST_DAYS = 366;

    private final DiscretionRows rows;
    private final Cycles cycles;
    private final Registrants registrants;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final Clock clock;

    Discretions(
            DiscretionRows rows,
            Cycles cycles,
            Registrants registrants,
            Trail trail,
            BusinessDay businessDay,
            Clock clock) {
        this.rows = rows;
        this.cycles = cycles;
        this.registrants = registrants;
        this.trail = trail;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /**
     * Proposes one on the verdict as it stands. Refuses with CycleNotFound, {@link CycleNotJudged}, {@link CycleAlreadyDecided},
     * {@link DiscretionPending}, or every fault at once: no reason, no rules, a rule that is met or unknown, a last day that is past
     * or more than a year off. An earlier one that has expired is taken back by it.
     */
    public Discretion propose(CycleId id, NewDiscretion asked, Actor by) {
        Judged judged = judged(id, by);
        InputRefused.ifAny(faults(asked, judged));
        rows.open(id).filter(this::hasExpired).ifPresent(expired -> letGo(expired, by));
        Discretion proposed = new Discretion(
                new DiscretionId(UUID.randomUUID()),
                id,
                judged.id(),
                judged.outcome(),
                asked,
                digest(judged, asked),
                DiscretionState.PROPOSED,
                by,
                clock.instant(),
                null,
                null,
                null);
        if (!rows.insert(proposed)) {
            throw new DiscretionPending(id);
        }
        leave("discretion-proposed", proposed, by);
        return proposed;
    }

    private boolean hasExpired(Discretion one) {
        return businessDay.today().isAfter(one.asked().expiresOn());
    }

    /** One that can no longer be used is not in the way of another. */
    private void letGo(Discretion expired, Actor by) {
        rows.end(
                expired.id(),
                DiscretionState.REVOKED,
                "expired on " + expired.asked().expiresOn(),
                by);
        leave("discretion-revoked", expired, by);
    }

    private Judged judged(CycleId id, Actor by) {
        Cycle cycle = cycles.lock(List.of(id)).stream().findFirst().orElseThrow(() -> new CycleNotFound(id));
        if (cycle.state() == CycleState.CLOSED) {
            throw new CycleAlreadyDecided(id);
        }
        cycles.judgeAgain(cycle.state() == CycleState.JUDGED ? List.of(id) : List.of(), businessDay.today(), by);
        return cycles.latestVerdict(id).orElseThrow(() -> new CycleNotJudged(id));
    }

    private List<Fault> faults(NewDiscretion asked, Judged judged) {
        List<Fault> faults = new ArrayList<>(Applications.reasonFaults(asked.reason()));
        Set<String> unmet = unmet(judged);
        if (asked.rules().isEmpty()) {
            faults.add(Fault.at("/rules", "required"));
        }
        asked.rules().stream()
                .filter(rule -> !unmet.contains(rule))
                .forEach(rule -> faults.add(Fault.at("/rules", "rule-not-open", "rule", rule)));
        String precedent = asked.precedent();
        if (precedent != null && precedent.length() > LONGEST) {
            faults.add(Fault.at("/precedent", "too-long", "max", LONGEST));
        }
        LocalDate today = businessDay.today();
        if (asked.expiresOn().isBefore(today)) {
            faults.add(Fault.at("/expiresOn", "date-in-past"));
        } else if (asked.expiresOn().isAfter(today.plusDays(FURTHEST_DAYS))) {
            faults.add(Fault.at("/expiresOn", "date-too-late", "latest", today.plusDays(FURTHEST_DAYS)));
        }
        return faults;
    }

    /** The rules that decide and are not met. */
    static Set<String> unmet(Judged judged) {
        return Verdict.fromJson(judged.result()).rules().stream()
                .filter(RuleResult::binding)
                .filter(rule -> !rule.met())
                .map(RuleResult::rule)
                .collect(Collectors.toSet());
    }

    /** Over all that two people put their names to, and the verdict it stands beside. */
    private static String digest(Judged judged, NewDiscretion asked) {
        Map<String, @Nullable Object> signed = new HashMap<>();
        signed.put("cycle", judged.cycle().id().value());
        signed.put("verdict", judged.id());
        signed.put("beside", judged.outcome());
        signed.put("rules", asked.rules());
        signed.put("code", asked.code().name());
        signed.put("reason", asked.reason().strip());
        signed.put("precedent", asked.precedent());
        signed.put("expiresOn", asked.expiresOn().toString());
        return Sha256.hex(CanonicalJson.of(signed));
    }

    /**
     * Another person signs what the digest names. Refuses with {@link DiscretionNotFound}, {@link DiscretionNotInThatState},
     * {@link DiscretionOutdated}, {@link DiscretionExpired} and {@link OwnCase}.
     */
    public Discretion sign(DiscretionId id, String digest, Actor by) {
        Discretion proposed = locked(id, DiscretionMove.SIGN);
        if (!proposed.digest().equals(digest)) {
            throw new DiscretionOutdated(id);
        }
        if (hasExpired(proposed)) {
            throw new DiscretionExpired(proposed);
        }
        try {
            rows.sign(id, by);
        } catch (DataIntegrityViolationException refused) {
            throw Violation.of("discretion_two_people_ck", refused) ? new OwnCase() : refused;
        }
        return ended("discretion-signed", id, by);
    }

    /** Refuses itself as {@link #sign}, and with InputRefused without a reason. */
    public Discretion refuse(DiscretionId id, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        locked(id, DiscretionMove.REFUSE);
        rows.end(id, DiscretionState.REFUSED, reason.strip(), by);
        return ended("discretion-refused", id, by);
    }

    /** Takes it back as long as no decision used it. Refuses as {@link #refuse}. */
    public Discretion revoke(DiscretionId id, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        locked(id, DiscretionMove.REVOKE);
        rows.end(id, DiscretionState.REVOKED, reason.strip(), by);
        return ended("discretion-revoked", id, by);
    }

    private Discretion locked(DiscretionId id, DiscretionMove move) {
        CycleId cycle =
                rows.find(id).orElseThrow(() -> new DiscretionNotFound(id)).cycle();
        cycles.lock(List.of(cycle));
        Discretion discretion = rows.lock(id).orElseThrow(() -> new DiscretionNotFound(id));
        if (move.from(discretion.state()).isEmpty()) {
            throw new DiscretionNotInThatState(discretion);
        }
        return discretion;
    }

    private Discretion ended(String act, DiscretionId id, Actor by) {
        Discretion discretion = rows.find(id).orElseThrow();
        leave(act, discretion, by);
        return discretion;
    }

    /**
     * Uses the signed one of a judged cycle that the caller holds: it covers every rule that is not met, and has not expired. Refuses
     * with {@link DiscretionRequired}.
     */
    DiscretionId use(Judged judged) {
        CycleId cycle = judged.cycle().id();
        Discretion signed = rows.open(cycle)
                .filter(one -> DiscretionMove.USE.from(one.state()).isPresent())
                .filter(one -> !hasExpired(one))
                .filter(one -> Set.copyOf(one.asked().rules()).containsAll(unmet(judged)))
                .orElseThrow(() -> new DiscretionRequired(cycle));
        rows.use(signed.id());
        return signed.id();
    }

    @Transactional(readOnly = true)
    public Optional<Discretion> discretion(DiscretionId id) {
        return rows.find(id);
    }

    /** The latest of each cycle that was not refused or revoked. */
    @Transactional(readOnly = true)
    public Map<CycleId, Discretion> of(Collection<CycleId> cycles) {
        return rows.of(cycles).stream().collect(Collectors.toMap(Discretion::cycle, discretion -> discretion));
    }

    /** Those in the state, the oldest first, after the given id, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<Discretion> discretions(DiscretionState state, Optional<DiscretionId> after, int limit) {
        return rows.in(state, after, limit);
    }

    /** What was signed before in the register, for at least {@link #FEWEST_SHOWN} people alike; nothing is told of what is rarer. */
    @Transactional(readOnly = true)
    public List<Precedent> precedents(RegisterId register) {
        return rows.precedents(register, FEWEST_SHOWN);
    }

    private void leave(String act, Discretion discretion, Actor by) {
        var person = cycles.find(discretion.cycle()).orElseThrow().terms().registrant();
        trail.record(List.of(new Footprint(
                by,
                act,
                "discretion:" + discretion.id(),
                registrants.byId(Set.of(person)).values().stream()
                        .map(one -> one.number().value())
                        .toList(),
                "task:registrar",
                null)));
    }
}
