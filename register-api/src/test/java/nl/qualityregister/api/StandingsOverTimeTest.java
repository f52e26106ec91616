package nl.qualityregister.api;

import static nl.qualityregister.support.Registrations.entry;
import static nl.qualityregister.support.Registrations.jobCoach;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.roll.Disclosure;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Measure;
import nl.qualityregister.roll.MeasureCorrection;
import nl.qualityregister.roll.MeasureId;
import nl.qualityregister.roll.MeasureKind;
import nl.qualityregister.roll.MeasureLifting;
import nl.qualityregister.roll.MeasureReversal;
import nl.qualityregister.roll.Measures;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.NewMeasure;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.roll.Tier;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Random histories with corrections and measures, asked on many days and at many moments of knowing, by each tier, and held against a
 * model as plain as can be: for one day and one moment it walks through the entries and keeps one status.
 */
@ApiTest
class StandingsOverTimeTest {
    private static final long SEED = 20_261_122;
    private static final Actor TEST = Actor.job("test");
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 30;
    private static final int PEOPLE = 5;
    private static final List<EntryKind> KINDS =
            Stream.of(EntryKind.values()).filter(kind -> !kind.isOfMeasure()).toList();
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final List<MeasureKind> MEASURES = List.of(MeasureKind.values());
    private static final Set<MeasureKind> PUBLISHED = Set.of(MeasureKind.SUSPENSION, MeasureKind.STRIKE_OFF);

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Roll roll;

    @Autowired
    Measures measures;

    @Autowired
    Disclosure disclosure;

    private final Random chance = new Random(SEED);

    @Test
    void everyTierIsToldOnEveryDayAtEveryMomentWhatTheEntriesSayAndItMayKnow() {
        String registrar = people.anAccount(Role.REGISTRAR);
        int compared = 0;
        for (int i = 0; i < PEOPLE; i++) {
            People.Professional person = people.aProfessional();
            List<RollEntry> history = aHistory(person);
            List<Instant> moments = moments(history);
            for (Instant knownAt : moments) {
                for (int day = 0; day < DAYS; day += 2) {
                    LocalDate validOn = FIRST.plusDays(day);
                    String asOf = "?validOn=" + validOn + "&knownAt=" + knownAt;
                    String what = person.number() + asOf + " seed " + SEED;
                    Told all = model(history, validOn, knownAt, true);
                    Told some = model(history, validOn, knownAt, false);
                    assertThat(publicly(person, asOf)).as(what).isEqualTo(some.status());
                    assertThat(told(registrar, person, asOf)).as(what).isEqualTo(all);
                    assertThat(told(person.subject(), person, asOf)).as(what).isEqualTo(all);
                    assertThat(told(person, validOn, knownAt)).as(what).isEqualTo(some);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(300);
    }

    @Test
    void theTimeMachineTellsWhatChangedBetweenTwoDaysAndBetweenTwoStatesOfKnowledge() {
        People.Professional person = people.aProfessional();
        Registration coach = jobCoach(person.person().id());
        roll.append(List.of(entry(coach, EntryKind.REGISTERED, Status.REGISTERED, FIRST, null, FIRST.plusYears(5))));
        Measure suspension = measures.impose(List.of(order(coach, MeasureKind.SUSPENSION, true, 10, 20)))
                .getFirst();
        measures.reverse(List.of(new MeasureReversal(suspension.id(), TEST, basis())));
        LocalDate within = FIRST.plusDays(12);

        JsonNode days = differences(
                person,
                "?validOn=" + FIRST + "&otherValidOn=" + within + "&knownAt=" + suspension.imposedAt()
                        + "&otherKnownAt=" + suspension.imposedAt());
        JsonNode knowledge = differences(
                person, "?validOn=" + within + "&otherValidOn=" + within + "&knownAt=" + suspension.imposedAt());
        JsonNode none = differences(person, "?validOn=" + FIRST + "&otherValidOn=" + FIRST);

        assertThat(statuses(days)).containsExactly("registered suspended");
        assertThat(statuses(knowledge)).containsExactly("suspended registered");
        assertThat(knowledge.at("/differences/0/after/measures/0/state").asString())
                .isEqualTo("reversed");
        assertThat(none.path("differences")).isEmpty();
    }

    @Test
    void whatIsNotYetKnownOrBeforeTheRegisterIsRefused() {
        People.Professional person = people.aJobCoach();

        assertThat(api.as(person.subject())
                        .get("/v1/registrations/" + person.number() + "/standings?knownAt=2999-01-01T00:00:00Z")
                        .status())
                .isEqualTo(400);
        assertThat(api.as(person.subject())
                        .get("/v1/registrations/" + person.number() + "/standings?validOn=1500-01-01")
                        .status())
                .isEqualTo(400);
    }

    private record Told(@Nullable String status, Set<String> measures) {}

    private List<RollEntry> aHistory(People.Professional person) {
        Registration coach = jobCoach(person.person().id());
        roll.append(List.of(entry(coach, EntryKind.REGISTERED, Status.REGISTERED, FIRST, null, FIRST.plusYears(5))));
        List<MeasureId> imposed = new ArrayList<>();
        for (int step = 0; step < 14; step++) {
            try {
                something(coach, imposed);
            } catch (Refusal impossible) {
                assertThat(impossible.problem()).isIn("input-refused", "measure-not-in-that-state");
            }
        }
        return roll.of(List.of(person.person().id()));
    }

    private void something(Registration coach, List<MeasureId> imposed) {
        int choice = chance.nextInt(7);
        if (choice < 2) {
            roll.append(List.of(anything(coach)));
        } else if (choice < 4 || imposed.isEmpty()) {
            MeasureKind kind = MEASURES.get(chance.nextInt(MEASURES.size()));
            boolean published = PUBLISHED.contains(kind) || chance.nextBoolean();
            int from = chance.nextInt(DAYS);
            imposed.add(measures.impose(
                            List.of(order(coach, kind, published, from, chance.nextBoolean() ? from + 8 : null)))
                    .getFirst()
                    .id());
        } else {
            MeasureId measure = imposed.get(chance.nextInt(imposed.size()));
            switch (choice) {
                case 4 -> measures.lift(List.of(new MeasureLifting(measure, day(chance.nextInt(DAYS)), TEST, basis())));
                case 5 -> measures.reverse(List.of(new MeasureReversal(measure, TEST, basis())));
                default -> {
                    int from = chance.nextInt(DAYS);
                    MeasureKind kind = MEASURES.get(chance.nextInt(MEASURES.size()));
                    boolean published = PUBLISHED.contains(kind) || chance.nextBoolean();
                    measures.correct(List.of(
                            new MeasureCorrection(measure, kind, published, day(from), day(from + 5), TEST, basis())));
                }
            }
        }
    }

    private NewEntry anything(Registration coach) {
        EntryKind kind = KINDS.get(chance.nextInt(KINDS.size()));
        Status status = STATUSES.get(chance.nextInt(chance.nextInt(3) > 0 ? 2 : STATUSES.size()));
        LocalDate from = day(chance.nextInt(DAYS));
        return entry(
                coach, kind, status, from, chance.nextInt(3) == 0 ? null : from.plusDays(1 + chance.nextInt(9)), null);
    }

    private static NewMeasure order(
            Registration coach, MeasureKind kind, boolean published, int from, @Nullable Integer until) {
        return new NewMeasure(
                coach, kind, published, day(from), until == null ? null : day(until), TEST, basis(), null);
    }

    /** The very moments of entries, and those just before them. */
    private List<Instant> moments(List<RollEntry> history) {
        return history.stream()
                .flatMap(entry ->
                        Stream.of(entry.recordedAt(), entry.recordedAt().minusNanos(1_000)))
                .filter(moment -> chance.nextInt(5) < 2)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static Told model(List<RollEntry> all, LocalDate day, Instant knownAt, boolean seesAll) {
        Map<MeasureId, RollEntry> today = last(all);
        List<RollEntry> known = all.stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .filter(entry -> seesAll
                        || entry.entry().measure() == null
                        || today.get(entry.entry().measure().id()).entry().kind() != EntryKind.MEASURE_REVERSED)
                .toList();
        Map<MeasureId, RollEntry> then = last(known);
        Map<MeasureId, LocalDate[]> terms = terms(known);
        Status status = null;
        for (RollEntry numbered : known) {
            NewEntry entry = numbered.entry();
            if (entry.measure() != null) {
                boolean runs = status == Status.REGISTERED || status == Status.SUSPENDED;
                NewEntry now = then.get(entry.measure().id()).entry();
                if (entry.kind() == EntryKind.MEASURE_IMPOSED
                        && runs
                        && now.kind() != EntryKind.MEASURE_REVERSED
                        && holds(terms.get(entry.measure().id()), day)) {
                    status = switch (now.measure().kind()) {
                        case SUSPENSION -> Status.SUSPENDED;
                        case STRIKE_OFF -> Status.STRUCK_OFF;
                        case WARNING, REPRIMAND, FINE, CONDITIONS -> status;
                    };
                }
            } else if (holds(new LocalDate[] {entry.trueFrom(), entry.trueUntil()}, day)) {
                boolean renews = entry.kind() == EntryKind.RENEWED || entry.kind() == EntryKind.EXTENDED;
                status = renews && status == Status.SUSPENDED ? status : entry.status();
                status = status == Status.VOID ? null : status;
            }
        }
        Set<String> shown = then.keySet().stream()
                .filter(id -> holds(terms.get(id), day))
                .filter(id -> seesAll
                        || (today.get(id).entry().measure().published()
                                && today.get(id).entry().kind() != EntryKind.MEASURE_REVERSED))
                .map(MeasureId::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Told(status == null ? null : status.code(), status == null ? Set.of() : shown);
    }

    /** The last that is known of each measure. */
    private static Map<MeasureId, RollEntry> last(List<RollEntry> entries) {
        Map<MeasureId, RollEntry> last = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.entry().measure() != null)
                .forEach(entry -> last.put(entry.entry().measure().id(), entry));
        return last;
    }

    private static Map<MeasureId, LocalDate[]> terms(List<RollEntry> entries) {
        Map<MeasureId, LocalDate[]> terms = new HashMap<>();
        for (RollEntry numbered : entries) {
            NewEntry entry = numbered.entry();
            if (entry.measure() != null) {
                if (entry.kind() == EntryKind.MEASURE_LIFTED) {
                    terms.get(entry.measure().id())[1] = entry.trueFrom();
                } else {
                    terms.put(entry.measure().id(), new LocalDate[] {entry.trueFrom(), entry.trueUntil()});
                }
            }
        }
        return terms;
    }

    private static boolean holds(LocalDate[] term, LocalDate day) {
        return !day.isBefore(term[0]) && (term[1] == null || day.isBefore(term[1]));
    }

    private @Nullable String publicly(People.Professional person, String asOf) {
        Answer answer = api.asPublic().get("/v1/registrations/" + person.number() + asOf);
        return answer.status() == 404
                ? null
                : answer.json().at("/registrations/0/status").asString();
    }

    private Told told(String subject, People.Professional person, String asOf) {
        JsonNode standing = api.as(subject)
                .get("/v1/registrations/" + person.number() + "/standings" + asOf)
                .json()
                .at("/registrations/0");
        return standing.isMissingNode()
                ? new Told(null, Set.of())
                : new Told(
                        standing.path("status").asString(),
                        standing.path("measures")
                                .valueStream()
                                .map(measure -> measure.path("measure").asString())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** As an employer is answered. */
    private Told told(People.Professional person, LocalDate validOn, Instant knownAt) {
        List<Standing> standings = disclosure
                .look(List.of(person.person().number()), validOn, knownAt, Tier.EMPLOYER)
                .getOrDefault(person.person().number(), List.of());
        return standings.isEmpty()
                ? new Told(null, Set.of())
                : new Told(
                        standings.getFirst().status().code(),
                        standings.getFirst().measures().stream()
                                .map(measure -> measure.id().toString())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private JsonNode differences(People.Professional person, String query) {
        return api.as(person.subject())
                .get("/v1/registrations/" + person.number() + "/differences" + query)
                .json();
    }

    private static List<String> statuses(JsonNode differences) {
        return differences
                .path("differences")
                .valueStream()
                .map(one -> one.at("/before/status").asString() + " "
                        + one.at("/after/status").asString())
                .toList();
    }

    private static LocalDate day(int offset) {
        return FIRST.plusDays(offset);
    }

    private static String basis() {
        return "decision:" + UUID.randomUUID();
    }
}
