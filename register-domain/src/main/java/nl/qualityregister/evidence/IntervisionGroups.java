package nl.qualityregister.evidence;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of intervision groups. A group is registered before it meets; a member reports that it met, and who was there, never what was
 * said; the contact person confirms, and each participant gets one accepted piece of evidence, from which the credit follows as from any
 * other. Whether a session counts (how many, how many of one's own profession, how long) is for the norm to judge by what the credit says.
 */
@Service
@Transactional
public class IntervisionGroups {
    private static final int REASON = 2_000;

    private final IntervisionRows rows;
    private final IntervisionChecks checks;
    private final EvidenceChecks evidenceChecks;
    private final EvidenceDossiers dossiers;
    private final Registrants registrants;
    private final Roll roll;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final Clock clock;

    IntervisionGroups(
            IntervisionRows rows,
            IntervisionChecks checks,
            EvidenceChecks evidenceChecks,
            EvidenceDossiers dossiers,
            Registrants registrants,
            Roll roll,
            Trail trail,
            BusinessDay businessDay,
            Clock clock) {
        this.rows = rows;
        this.checks = checks;
        this.evidenceChecks = evidenceChecks;
        this.dossiers = dossiers;
        this.registrants = registrants;
        this.roll = roll;
        this.trail = trail;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** Registers a group as of today. Refuses with every fault of the input. */
    public IntervisionGroup register(NewIntervisionGroup group, Actor by) {
        InputRefused.ifAny(checks.ofGroup(group));
        IntervisionGroupId id = new IntervisionGroupId(UUID.randomUUID());
        rows.add(id, group, businessDay.today());
        leave("intervision-group-registered", "intervision-group:" + id, group.members(), by);
        return rows.find(id).orElseThrow();
    }

    /**
     * Name, method, facilitator, contact person and members as of today; register and category stay. Refuses with
     * IntervisionGroupNotFound, NotTheContactPerson, IntervisionGroupChangedMeanwhile, or with the faults of the input.
     */
    public IntervisionGroup change(
            IntervisionGroupId id, long version, NewIntervisionGroup group, RegistrantId caller, Actor by) {
        IntervisionGroup standing = rows.lock(id).orElseThrow(() -> new IntervisionGroupNotFound(id));
        requireContact(standing, caller);
        if (standing.version() != version) {
            throw new IntervisionGroupChangedMeanwhile(id, version, standing.version());
        }
        InputRefused.ifAny(checks.ofGroup(group));
        rows.change(id, group, businessDay.today());
        leave("intervision-group-changed", "intervision-group:" + id, group.members(), by);
        return rows.find(id).orElseThrow();
    }

    /** Those of which the registrant is a member or the contact person, the latest first. */
    @Transactional(readOnly = true)
    public List<IntervisionGroup> of(RegistrantId registrant) {
        return rows.of(registrant);
    }

    @Transactional(readOnly = true)
    public Optional<IntervisionGroup> find(IntervisionGroupId id) {
        return rows.find(id);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<IntervisionSession> sessions(IntervisionGroupId id) {
        return rows.sessions(id);
    }

    @Transactional(readOnly = true)
    public Optional<IntervisionSession> session(IntervisionSessionId id) {
        return rows.find(id);
    }

    /** Refuses with IntervisionGroupNotFound, or with every fault of the report. */
    public IntervisionSession report(NewIntervisionSession session, RegistrantId reporter, Actor by) {
        IntervisionGroup group =
                rows.find(session.group()).orElseThrow(() -> new IntervisionGroupNotFound(session.group()));
        InputRefused.ifAny(
                checks.ofSession(session, group.registeredOn(), rows.membersOn(group.id(), session.heldOn())));
        IntervisionSessionId id = new IntervisionSessionId(UUID.randomUUID());
        rows.add(id, session, reporter, clock.instant());
        leave("intervision-session-reported", "intervision-session:" + id, session.attended(), by);
        return rows.find(id).orElseThrow();
    }

    /**
     * Credits each participant, once; at least two were there, so that nobody confirms for himself alone. Refuses with
     * IntervisionSessionNotFound, NotTheContactPerson, IntervisionSessionNotInThatState.
     */
    public IntervisionSession confirm(IntervisionSessionId id, RegistrantId caller, Actor by) {
        IntervisionSession session = moved(id, SessionMove.CONFIRM, caller);
        rows.confirmed(id, clock.instant());
        dossiers.takeOver(claims(session, group(session)), EvidenceState.ACCEPTED, by);
        leave(
                "intervision-session-confirmed",
                "intervision-session:" + id,
                session.report().attended(),
                by);
        return rows.find(id).orElseThrow();
    }

    /**
     * It was not so: what was credited for it is countered. Who corrects a session voids it and reports it anew. Refuses as
     * {@link #confirm}, or with the fault of the reason.
     */
    public IntervisionSession voidSession(IntervisionSessionId id, String reason, RegistrantId caller, Actor by) {
        IntervisionSession session = moved(id, SessionMove.VOID, caller);
        InputRefused.ifAny(evidenceChecks.ofReason(reason, REASON));
        rows.voided(id, reason, clock.instant());
        dossiers.withdrawTaken(
                group(session).terms().register(),
                session.report().attended(),
                session.report().attended().stream()
                        .map(registrant -> source(session, registrant))
                        .toList(),
                reason,
                by);
        leave(
                "intervision-session-voided",
                "intervision-session:" + id,
                session.report().attended(),
                by);
        return rows.find(id).orElseThrow();
    }

    private IntervisionSession moved(IntervisionSessionId id, SessionMove move, RegistrantId caller) {
        IntervisionSession session = rows.lock(id).orElseThrow(() -> new IntervisionSessionNotFound(id));
        requireContact(group(session), caller);
        if (move.from(session.state()).isEmpty()) {
            throw new IntervisionSessionNotInThatState(id, session.state());
        }
        return session;
    }

    private IntervisionGroup group(IntervisionSession session) {
        return rows.find(session.report().group()).orElseThrow();
    }

    private static void requireContact(IntervisionGroup group, RegistrantId caller) {
        if (!group.terms().contact().equals(caller)) {
            throw new NotTheContactPerson(group.id());
        }
    }

    private Map<String, NewEvidence> claims(IntervisionSession session, IntervisionGroup group) {
        Map<RegistrantId, Set<OccupationCode>> occupations = occupations(session, group);
        Map<String, NewEvidence> claims = new LinkedHashMap<>();
        for (RegistrantId registrant : session.report().attended()) {
            long sameProfession = occupations.values().stream()
                    .filter(others -> shares(others, Objects.requireNonNull(occupations.get(registrant))))
                    .count();
            Claim claim = new Claim.OfActivity(
                    group.terms().name(),
                    "session",
                    group.terms().category(),
                    null,
                    session.report().heldOn(),
                    null,
                    session.report().hours(),
                    null,
                    Map.of(
                            "groupSize",
                            session.report().attended().size()
                                    + session.report().guests(),
                            "sameProfession",
                            sameProfession,
                            "registeredGroup",
                            true));
            claims.put(
                    source(session, registrant),
                    new NewEvidence(registrant, group.terms().register(), claim, List.of()));
        }
        return claims;
    }

    private static boolean shares(Set<OccupationCode> some, Set<OccupationCode> others) {
        return some.stream().anyMatch(others::contains);
    }

    /** What each participant was registered for on the day of the session. */
    private Map<RegistrantId, Set<OccupationCode>> occupations(IntervisionSession session, IntervisionGroup group) {
        Map<RegistrantId, Registrant> people = registrants.byId(session.report().attended());
        Map<RegistrationNumber, List<Standing>> standings = roll.standings(
                people.values().stream().map(Registrant::number).toList(),
                session.report().heldOn());
        Map<RegistrantId, Set<OccupationCode>> occupations = new LinkedHashMap<>();
        people.forEach((id, person) -> occupations.put(
                id,
                standings.getOrDefault(person.number(), List.of()).stream()
                        .filter(standing -> standing.status() == Status.REGISTERED)
                        .filter(standing -> standing.registration()
                                .register()
                                .equals(group.terms().register()))
                        .map(standing -> standing.registration().occupation())
                        .collect(Collectors.toCollection(HashSet::new))));
        return occupations;
    }

    private static String source(IntervisionSession session, RegistrantId registrant) {
        return "intervision:" + session.id() + ":" + registrant.value();
    }

    private void leave(String act, String object, List<RegistrantId> people, Actor by) {
        List<String> numbers = registrants.byId(people).values().stream()
                .map(person -> person.number().value())
                .sorted()
                .toList();
        trail.record(List.of(new Footprint(by, act, object, numbers, "own-file", null)));
    }
}
