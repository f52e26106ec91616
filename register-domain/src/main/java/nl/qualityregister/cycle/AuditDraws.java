package nl.qualityregister.cycle;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.assessment.Conclusion;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.assessment.ItemKind;
import nl.qualityregister.assessment.ItemsConcluded;
import nl.qualityregister.assessment.NewItem;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Administration;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of audit samples. The hash of a seed is published at least a day before the draw, the seed and the list with it: whoever has
 * both draws again ({@code docs/audit-draw.py}). How many, within which strata, and who is left out or drawn again is the norm's. What is
 * drawn lies on the desk; until it is judged, and when it fails, the norm alone does not renew it.
 */
@Service
@Transactional
public class AuditDraws {
    private static final int CHUNK = 5_000;
    private static final int EVERYBODY = 10_000;

    private final AuditRows rows;
    private final CycleRows cycles;
    private final Verdicts verdicts;
    private final Norms norms;
    private final Desk desk;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final BusinessDay businessDay;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    AuditDraws(
            AuditRows rows,
            CycleRows cycles,
            Verdicts verdicts,
            Norms norms,
            Desk desk,
            Trail trail,
            ApplicationEventPublisher events,
            BusinessDay businessDay,
            Clock clock) {
        this.rows = rows;
        this.cycles = cycles;
        this.verdicts = verdicts;
        this.norms = norms;
        this.desk = desk;
        this.trail = trail;
        this.events = events;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /**
     * Commits to a draw among the cycles that end within the days (both inclusive). Refuses with RegisterUnknown, or every fault at once: a
     * day of draw that is not after today, days that are no period.
     */
    public AuditDraw commit(RegisterId register, LocalDate endsFrom, LocalDate endsUntil, LocalDate drawOn, Actor by) {
        norms.register(register);
        List<Fault> faults = new ArrayList<>();
        if (!drawOn.isAfter(businessDay.today())) {
            faults.add(Fault.at("/drawOn", "date-not-in-future"));
        }
        if (endsUntil.isBefore(endsFrom)) {
            faults.add(Fault.at("/endsUntil", "until-before-from", "from", endsFrom));
        }
        InputRefused.ifAny(faults);
        byte[] bytes = new byte[32];
        chance.nextBytes(bytes);
        String seed = HexFormat.of().formatHex(bytes);
        AuditDraw draw = new AuditDraw(
                new AuditDrawId(UUID.randomUUID()),
                register,
                endsFrom,
                endsUntil,
                drawOn,
                AuditLottery.commitment(seed),
                null,
                clock.instant(),
                null,
                null,
                null,
                null);
        rows.commit(draw, seed, businessDay.today(), by);
        leave("audit-committed", draw.id(), by);
        return draw;
    }

    /** Draws of the register that are to be done by the day, in the order of their days. */
    @Transactional(readOnly = true)
    public List<AuditDrawId> due(RegisterId register, LocalDate day) {
        return rows.due(register, day);
    }

    /**
     * Draws, once: a draw that was done is answered as it is. Publishes {@link AuditSampleDrawn}. Refuses with {@link AuditDrawNotFound}
     * and {@link AuditDrawNotDue}.
     */
    public AuditDraw draw(AuditDrawId id, Actor by) {
        AuditDraw draw = rows.lock(id).orElseThrow(() -> new AuditDrawNotFound(id));
        if (draw.isDrawn()) {
            return draw;
        }
        LocalDate today = businessDay.today();
        if (today.isBefore(draw.drawOn())) {
            throw new AuditDrawNotDue(draw);
        }
        List<AuditLot> list = list(draw);
        Set<CycleId> drawn = AuditLottery.draw(rows.seed(id), list);
        List<AuditSampleDrawn.Drawn> sample = sample(drawn, today);
        Map<CycleId, LocalDate> respondBy =
                sample.stream().collect(Collectors.toMap(one -> one.cycle().id(), AuditSampleDrawn.Drawn::respondBy));
        for (int from = 0; from < list.size(); from += CHUNK) {
            rows.insert(id, list.subList(from, Math.min(list.size(), from + CHUNK)), respondBy);
        }
        rows.drawn(id, AuditLottery.sha256(list), list.size(), drawn.size());
        leave("audit-drawn", id, by);
        layOnDesk(sample, by);
        AuditDraw done = rows.find(id).orElseThrow();
        if (!sample.isEmpty()) {
            events.publishEvent(new AuditSampleDrawn(done, sample));
        }
        return done;
    }

    private List<AuditLot> list(AuditDraw draw) {
        List<AuditLot> list = new ArrayList<>();
        List<CycleId> page = rows.candidates(draw, 0, CHUNK);
        while (!page.isEmpty()) {
            list.addAll(lots(page, draw.register()));
            page = rows.candidates(draw, page.getLast().value(), CHUNK);
        }
        return list;
    }

    private List<AuditLot> lots(List<CycleId> page, RegisterId register) {
        List<Cycle> found = cycles.find(page);
        Set<RegistrantId> failed = rows.failed(
                found.stream().map(cycle -> cycle.terms().registrant()).collect(Collectors.toSet()), register);
        Map<CycleId, StoredVerdict> latest = verdicts.latest(page);
        List<AuditLot> lots = new ArrayList<>();
        for (Cycle cycle : found) {
            Administration audit = norms.version(cycle.terms().norm()).administration();
            boolean forced = audit.auditAgainAfterFailure()
                    && failed.contains(cycle.terms().registrant());
            boolean takesPart =
                    audit.auditPercent().value() > 0 && cycle.terms().renewal() >= audit.auditFromRenewal();
            if (forced || takesPart) {
                lots.add(new AuditLot(cycle.id(), stratum(cycle, audit, latest.get(cycle.id())), rate(audit), forced));
            }
        }
        return lots;
    }

    private static int rate(Administration audit) {
        return (int) Math.min(EVERYBODY, audit.auditPercent().value());
    }

    private static String stratum(Cycle cycle, Administration audit, @Nullable StoredVerdict verdict) {
        StringBuilder stratum = new StringBuilder(
                cycle.terms().norm().normSet() + "/" + cycle.terms().norm().version());
        for (String part : audit.auditStrata()) {
            stratum.append('/')
                    .append(
                            switch (part) {
                                case "occupation" ->
                                    cycle.terms().occupations().stream()
                                            .map(OccupationCode::value)
                                            .sorted()
                                            .collect(Collectors.joining("+"));
                                case "renewal" -> "renewal-" + cycle.terms().renewal();
                                case "outcome" ->
                                    verdict == null
                                            ? "not-judged"
                                            : verdict.judged().outcome();
                                default -> throw new IllegalStateException("no stratum: " + part);
                            });
        }
        return stratum.toString();
    }

    private List<AuditSampleDrawn.Drawn> sample(Set<CycleId> drawn, LocalDate today) {
        return cycles.find(drawn).stream()
                .map(cycle -> new AuditSampleDrawn.Drawn(
                        cycle,
                        today.plusDays(norms.version(cycle.terms().norm())
                                .administration()
                                .auditResponseDays())))
                .toList();
    }

    private void layOnDesk(List<AuditSampleDrawn.Drawn> sample, Actor by) {
        desk.announce(
                sample.stream()
                        .map(one -> new NewItem(
                                ItemKind.AUDIT,
                                subject(one.cycle().id()),
                                one.cycle().terms().registrant(),
                                null,
                                one.cycle().terms().register(),
                                one.cycle().terms().occupations(),
                                null,
                                List.of(),
                                one.respondBy(),
                                1,
                                Set.of()))
                        .toList(),
                by);
    }

    private static String subject(CycleId cycle) {
        return "audit:" + cycle;
    }

    @EventListener
    void found(ItemsConcluded concluded) {
        for (ItemsConcluded.Concluded item : concluded.items()) {
            if (item.kind() == ItemKind.AUDIT) {
                CycleId cycle = new CycleId(Long.parseLong(item.subject().substring("audit:".length())));
                rows.conclude(
                        cycle,
                        item.finding().conclusion() == Conclusion.ACCEPTED ? AuditOutcome.PASSED : AuditOutcome.FAILED);
            }
        }
    }

    /** Of those of the cycles that were drawn, what came of it. */
    @Transactional(readOnly = true)
    public Map<CycleId, AuditOutcome> outcomes(Collection<CycleId> drawn) {
        return rows.outcomes(drawn);
    }

    @Transactional(readOnly = true)
    public Optional<AuditDraw> find(AuditDrawId id) {
        return rows.find(id);
    }

    /** Of a register, the latest first. */
    @Transactional(readOnly = true)
    public List<AuditDraw> of(RegisterId register, Optional<AuditDrawId> after, int limit) {
        return rows.of(register, after, limit);
    }

    /** Whatever is drawn from, by cycle from {@code after} (exclusive), at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<AuditLot> list(AuditDrawId id, long after, int limit) {
        return rows.list(id, after, limit);
    }

    /** Those that were drawn, by cycle from {@code after} (exclusive), at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<AuditLot> drawn(AuditDrawId id, long after, int limit) {
        return rows.drawn(id, after, limit);
    }

    private void leave(String act, AuditDrawId id, Actor by) {
        trail.record(List.of(new Footprint(by, act, "audit-draw:" + id, List.of(), "task:registrar", null)));
    }
}
