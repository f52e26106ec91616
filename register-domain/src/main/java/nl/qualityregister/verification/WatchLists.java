package nl.qualityregister.verification;

import static java.util.stream.Collectors.toSet;

import com.nimbusds.jose.JOSEObjectType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.CanonicalJson;
import nl.qualityregister.house.Fault;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.Factor;
import nl.qualityregister.registrant.Factors;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.registrant.Visibility;
import nl.qualityregister.roll.Disclosure;
import nl.qualityregister.roll.Head;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Tier;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of employers who watch their people: whom they enrolled on which ground, how these stand today, and the roster, a signed
 * file for where there is no network. Who watches is on the trail of who is watched.
 */
@Service
@Transactional
public class WatchLists {
    public static final int MOST_AT_ONCE = 5_000;

    /** How long a roster may be relied on. */
    public static final int ROSTER_DAYS = 7;

    private static final int LONGEST = 200;
    private static final int PIECE = 1_000;
    private static final JOSEObjectType ROSTER = new JOSEObjectType("roster+jws");

    private final WatchRows rows;
    private final Registrants registrants;
    private final Visibilities visibilities;
    private final Factors factors;
    private final Disclosure disclosure;
    private final Roll roll;
    private final Keys keys;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final BusinessDay businessDay;
    private final Clock clock;

    WatchLists(
            WatchRows rows,
            Registrants registrants,
            Visibilities visibilities,
            Factors factors,
            Disclosure disclosure,
            Roll roll,
            Keys keys,
            Trail trail,
            ApplicationEventPublisher events,
            BusinessDay businessDay,
            Clock clock) {
        this.rows = rows;
        this.registrants = registrants;
        this.visibilities = visibilities;
        this.factors = factors;
        this.disclosure = disclosure;
        this.roll = roll;
        this.keys = keys;
        this.trail = trail;
        this.events = events;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** Enrols those that can be; what became of each row, in the order given. Who is watched already stays as he or she is. */
    public List<EnrolmentOutcome> enrol(OrganisationId organisation, List<Enrolment> enrolments, Actor by) {
        if (enrolments.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("at most " + MOST_AT_ONCE + " at once");
        }
        People people = people(enrolments);
        Set<RegistrantId> consenting = rows.consenting(organisation, people.ids(), businessDay.today());
        List<WatchRows.New> fresh = new ArrayList<>();
        List<List<Fault>> faults = new ArrayList<>();
        for (Enrolment enrolment : enrolments) {
            Optional<Registrant> person = people.of(enrolment);
            List<Fault> wrong = faults(enrolment, person, people, consenting);
            faults.add(wrong);
            if (wrong.isEmpty()) {
                fresh.add(new WatchRows.New(
                        person.orElseThrow().id(), ground(enrolment).orElseThrow(), enrolment));
            }
        }
        Map<RegistrantId, WatchId> added = new HashMap<>(rows.add(organisation, fresh, by));
        Map<RegistrantId, WatchId> known = rows.known(
                organisation, fresh.stream().map(WatchRows.New::registrant).toList());
        leave("watch-enrolled", organisation, people.numbers(added.keySet()), by);
        List<EnrolmentOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < enrolments.size(); i++) {
            outcomes.add(outcome(people.of(enrolments.get(i)), faults.get(i), added, known));
        }
        return outcomes;
    }

    /** A person twice in one list is enrolled by the first row. */
    private static EnrolmentOutcome outcome(
            Optional<Registrant> person,
            List<Fault> faults,
            Map<RegistrantId, WatchId> added,
            Map<RegistrantId, WatchId> known) {
        if (!faults.isEmpty()) {
            return new EnrolmentOutcome.Rejected(faults);
        }
        RegistrantId id = person.orElseThrow().id();
        @Nullable WatchId fresh = added.remove(id);
        if (fresh != null) {
            return new EnrolmentOutcome.Enrolled(fresh);
        }
        @Nullable WatchId watched = known.get(id);
        if (watched == null) {
            throw new IllegalStateException("a person who is neither enrolled nor watched");
        }
        return new EnrolmentOutcome.AlreadyWatched(watched);
    }

    private List<Fault> faults(
            Enrolment enrolment, Optional<Registrant> person, People people, Set<RegistrantId> consenting) {
        List<Fault> faults = new ArrayList<>();
        Optional<WatchGround> ground = ground(enrolment);
        if (person.isEmpty() || !people.agrees(enrolment)) {
            faults.add(Fault.at("/registrationNumber", "nobodys-number"));
        } else if (people.isHidden(person.get())) {
            faults.add(Fault.at("/registrationNumber", "ask-the-office"));
        } else if (ground.filter(WatchGround.CONSENT::equals).isPresent()
                && !consenting.contains(person.get().id())) {
            faults.add(Fault.at("/ground", "no-consent"));
        }
        if (ground.isEmpty()) {
            faults.add(Fault.at("/ground", "unknown-ground"));
        }
        if (ground.filter(WatchGround.EMPLOYMENT::equals).isPresent()) {
            @Nullable LocalDate since = enrolment.since();
            if (since == null) {
                faults.add(Fault.at("/since", "required"));
            } else if (since.isAfter(businessDay.today())) {
                faults.add(Fault.at("/since", "date-in-future"));
            }
            if (isBlank(enrolment.reference())) {
                faults.add(Fault.at("/reference", "required"));
            }
        }
        tooLong(enrolment.reference(), "/reference").ifPresent(faults::add);
        tooLong(enrolment.staffId(), "/staffId").ifPresent(faults::add);
        return faults;
    }

    private static Optional<Fault> tooLong(@Nullable String text, String pointer) {
        return text != null && text.length() > LONGEST
                ? Optional.of(Fault.at(pointer, "too-long", "max", LONGEST))
                : Optional.empty();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Optional<WatchGround> ground(Enrolment enrolment) {
        return switch (enrolment.ground().strip()) {
            case "consent" -> Optional.of(WatchGround.CONSENT);
            case "employment" -> Optional.of(WatchGround.EMPLOYMENT);
            default -> Optional.empty();
        };
    }

    /** How those stand today whom the organisation watches, in the order of enrolment, after the one named. */
    @Transactional(readOnly = true)
    public List<Watched> list(OrganisationId organisation, Optional<WatchId> after, int limit) {
        return watched(rows.of(organisation, after, limit, businessDay.today()));
    }

    /** Everybody. */
    @Transactional(readOnly = true)
    public List<Watched> all(OrganisationId organisation) {
        List<Watched> all = new ArrayList<>();
        List<Watched> piece = list(organisation, Optional.empty(), PIECE);
        while (!piece.isEmpty()) {
            all.addAll(piece);
            piece = piece.size() < PIECE
                    ? List.of()
                    : list(organisation, Optional.of(piece.getLast().id()), PIECE);
        }
        return all;
    }

    private List<Watched> watched(List<WatchRows.Row> found) {
        Map<RegistrantId, Registrant> people =
                registrants.byId(found.stream().map(WatchRows.Row::registrant).toList());
        Map<RegistrationNumber, Visibility> veiled =
                visibilities.of(people.values().stream().map(Registrant::number).toList());
        Map<RegistrationNumber, List<Standing>> standings = disclosure.look(
                people.values().stream()
                        .map(person -> now(person.number(), veiled))
                        .collect(toSet()),
                businessDay.today(),
                null,
                Tier.EMPLOYER);
        List<Watched> watched = new ArrayList<>();
        for (WatchRows.Row row : found) {
            @Nullable Registrant person = people.get(row.registrant());
            if (person != null) {
                watched.add(watched(row, person, veiled, standings));
            }
        }
        return watched;
    }

    private static Watched watched(
            WatchRows.Row row,
            Registrant person,
            Map<RegistrationNumber, Visibility> veiled,
            Map<RegistrationNumber, List<Standing>> standings) {
        RegistrationNumber number = now(person.number(), veiled);
        @Nullable Visibility veil = veiled.get(person.number());
        boolean untold = veil instanceof Visibility.Hidden || veil instanceof Visibility.Erased;
        List<Standing> stands = untold ? List.of() : standings.getOrDefault(number, List.of());
        ResultCode result = veil instanceof Visibility.Hidden
                ? ResultCode.HIDDEN
                : veil instanceof Visibility.Erased ? ResultCode.NOT_FOUND : ResultCode.of(stands);
        return new Watched(
                row.id(),
                number,
                untold ? null : person.name(),
                row.ground(),
                row.since(),
                row.reference(),
                row.staffId(),
                row.enrolledAt(),
                result,
                stands);
    }

    private static RegistrationNumber now(RegistrationNumber number, Map<RegistrationNumber, Visibility> veiled) {
        return veiled.get(number) instanceof Visibility.Merged merged ? merged.survivor() : number;
    }

    /** The person left; nothing is told of him or her any more. Refuses with {@link WatchNotFound}. */
    public void leave(OrganisationId organisation, WatchId id, Actor by) {
        RegistrantId person =
                rows.leave(organisation, id, businessDay.today(), by).orElseThrow(WatchNotFound::new);
        leave(
                "watch-ended",
                organisation,
                registrants.byId(List.of(person)).values().stream()
                        .map(found -> found.number().value())
                        .toList(),
                by);
    }

    /** Who watches each of them today, on a ground that holds; who is watched by nobody is left out. */
    @Transactional(readOnly = true)
    public Map<RegistrantId, List<OrganisationId>> watchersOf(Collection<RegistrantId> people) {
        return rows.watchers(people, businessDay.today());
    }

    /** Publishes {@link EndingsNear} for what falls due within so many days and was not announced yet; how many. */
    public int announceEndings(LocalDate day, int days, int limit) {
        List<EndingsNear.Ending> endings = rows.announce(day, day.plusDays(days), limit);
        if (!endings.isEmpty()) {
            events.publishEvent(new EndingsNear(endings));
        }
        return endings.size();
    }

    /**
     * How everybody stands today whom the organisation watches, for use without a network: a compact JWS (ES256, {@code typ}
     * {@code roster+jws}) over {@code {expiresOn, issuedAt, logSize, organisation, people: [{number, registrations, result, staffId,
     * watchId}], validOn}}.
     */
    public String roster(OrganisationId organisation, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        LocalDate today = businessDay.today();
        List<Watched> people = all(organisation);
        Map<String, Object> roster = Map.of(
                "organisation", organisation.value(),
                "issuedAt", now.toString(),
                "validOn", today.toString(),
                "expiresOn", today.plusDays(ROSTER_DAYS).toString(),
                "logSize", roll.head().map(Head::index).orElse(-1L) + 1,
                "people", people.stream().map(person -> entry(person, today)).toList());
        leave(
                "roster-issued",
                organisation,
                people.stream().map(person -> person.number().value()).toList(),
                by);
        return keys.sign(CanonicalJson.of(roster), ROSTER);
    }

    private static Map<String, @Nullable Object> entry(Watched person, LocalDate today) {
        Map<String, @Nullable Object> entry = new HashMap<>();
        entry.put("number", person.number().value());
        entry.put("watchId", person.id().toString());
        entry.put("staffId", person.staffId());
        entry.put("result", person.result().code());
        entry.put(
                "registrations",
                person.standings().stream()
                        .map(standing -> {
                            StringBuilder json = new StringBuilder(200);
                            Line.of(standing, today).spell(json);
                            return new CanonicalJson.Spelled(json.toString());
                        })
                        .toList());
        return entry;
    }

    private void leave(String act, OrganisationId organisation, List<String> numbers, Actor by) {
        if (!numbers.isEmpty()) {
            trail.record(List.of(new Footprint(
                    by,
                    act,
                    "watch-list:" + organisation,
                    numbers.stream().distinct().toList(),
                    "contract:" + organisation,
                    null)));
        }
    }

    private People people(List<Enrolment> enrolments) {
        Map<Enrolment, RegistrationNumber> read = new HashMap<>();
        enrolments.forEach(one -> RegistrationNumber.read(one.number()).ifPresent(number -> read.put(one, number)));
        Map<RegistrationNumber, Visibility> veiled = visibilities.of(Set.copyOf(read.values()));
        read.replaceAll((one, number) -> now(number, veiled));
        Map<RegistrationNumber, Registrant> found = registrants.byNumber(Set.copyOf(read.values()));
        Set<RegistrationNumber> hidden = visibilities.of(found.keySet()).entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Visibility.Hidden)
                .map(Map.Entry::getKey)
                .collect(toSet());
        veiled.forEach((number, veil) -> {
            if (veil instanceof Visibility.Erased) {
                found.remove(number);
            }
        });
        List<Factor> said = new ArrayList<>();
        read.forEach((one, number) -> {
            if (one.birthDate() != null) {
                said.add(new Factor(number, one.birthDate(), null));
            }
        });
        return new People(read, found, hidden, factors.agreeing(said));
    }

    private record People(
            Map<Enrolment, RegistrationNumber> read,
            Map<RegistrationNumber, Registrant> found,
            Set<RegistrationNumber> hidden,
            Set<Factor> agreeing) {
        Optional<Registrant> of(Enrolment enrolment) {
            return Optional.ofNullable(read.get(enrolment)).flatMap(number -> Optional.ofNullable(found.get(number)));
        }

        boolean agrees(Enrolment enrolment) {
            return enrolment.birthDate() == null
                    || of(enrolment)
                            .filter(person ->
                                    agreeing.contains(new Factor(person.number(), enrolment.birthDate(), null)))
                            .isPresent();
        }

        boolean isHidden(Registrant person) {
            return hidden.contains(person.number());
        }

        Collection<RegistrantId> ids() {
            return found.values().stream().map(Registrant::id).toList();
        }

        List<String> numbers(Set<RegistrantId> ids) {
            return found.values().stream()
                    .filter(person -> ids.contains(person.id()))
                    .map(person -> person.number().value())
                    .toList();
        }
    }
}
