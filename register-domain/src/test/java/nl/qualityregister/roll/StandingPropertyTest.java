package nl.qualityregister.roll;

import static java.util.stream.Collectors.toMap;
import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.registrants;
import static nl.qualityregister.support.Registrations.entry;
import static nl.qualityregister.support.Registrations.registration;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.support.DomainTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random histories with corrections, asked on every day and at every moment of knowing, answered by the stored standing and by a model
 * that is as plain as can be: a table of days, written over by one entry after the other.
 */
@DomainTest
class StandingPropertyTest {
    private static final List<EntryKind> KINDS =
            Stream.of(EntryKind.values()).filter(kind -> !kind.isOfMeasure()).toList();
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final long SEED = 20_260_101;
    private static final int PEOPLE = 30;
    private static final int CHUNKS = 12;
    private static final int DAYS = 40;

    /** The table is longer than any question looks; its last day stands for all that follow. */
    private static final int HORIZON = DAYS * 2;

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final List<String> OCCUPATIONS = List.of("debt-counsellor", "job-coach");

    @Autowired
    Roll roll;

    @Autowired
    Registrants registrants;

    private final Random chance = new Random(SEED);

    @Test
    void everyDayAtEveryMomentIsAnsweredAsTheEntriesSay() {
        List<Registrant> people = registrants.enter(registrants(PEOPLE), OFFICE);
        List<RollEntry> history = new ArrayList<>();
        List<Instant> moments = new ArrayList<>();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            List<RollEntry> appended = roll.append(IntStream.range(0, PEOPLE * 2)
                    .mapToObj(i -> anything(people.get(chance.nextInt(PEOPLE)).id()))
                    .toList());
            history.addAll(appended);
            moments.add(appended.getLast().recordedAt());
            moments.add(appended.get(chance.nextInt(appended.size())).recordedAt());
        }

        List<RegistrationNumber> numbers =
                people.stream().map(Registrant::number).toList();
        for (Instant knownAt : moments) {
            Map<LocalDate, Map<RegistrationNumber, List<Standing>>> model = model(people, history, knownAt);
            for (int day = 0; day < DAYS + 5; day++) {
                LocalDate validOn = FIRST.plusDays(day);
                assertThat(roll.standings(numbers, validOn, knownAt))
                        .as("valid on %s, known at %s, seed %s", validOn, knownAt, SEED)
                        .isEqualTo(model.getOrDefault(validOn, Map.of()));
            }
        }
        assertThat(model(people, history, moments.getLast())).hasSizeGreaterThan(DAYS);
        assertThat(roll.misprojected(people.getFirst().id(), after(people))).isEmpty();
    }

    private static RegistrantId after(List<Registrant> people) {
        return new RegistrantId(people.getLast().id().value() + 1);
    }

    private NewEntry anything(RegistrantId person) {
        EntryKind kind = KINDS.get(chance.nextInt(KINDS.size()));
        Status status = STATUSES.get(chance.nextInt(chance.nextInt(3) > 0 ? 2 : STATUSES.size()));
        LocalDate from = FIRST.plusDays(chance.nextInt(DAYS));
        LocalDate until = chance.nextInt(3) == 0 ? null : from.plusDays(1 + chance.nextInt(DAYS / 2));
        LocalDate validUntil = status.runs() && chance.nextBoolean() ? FIRST.plusDays(chance.nextInt(9)) : null;
        return entry(registration(person, OCCUPATIONS.get(chance.nextInt(2))), kind, status, from, until, validUntil);
    }

    private static Map<LocalDate, Map<RegistrationNumber, List<Standing>>> model(
            List<Registrant> people, List<RollEntry> history, Instant knownAt) {
        Map<RegistrantId, RegistrationNumber> numbers =
                people.stream().collect(toMap(Registrant::id, Registrant::number));
        Map<Registration, Map<Integer, Day>> tables = new HashMap<>();
        for (RollEntry entry : history) {
            if (!entry.recordedAt().isAfter(knownAt)) {
                overwrite(tables.computeIfAbsent(entry.entry().registration(), key -> new TreeMap<>()), entry.entry());
            }
        }
        Map<LocalDate, Map<RegistrationNumber, List<Standing>>> model = new HashMap<>();
        tables.entrySet().stream()
                .sorted(Comparator.comparing(
                        registration -> registration.getKey().occupation().value()))
                .forEach(table ->
                        lay(numbers.get(table.getKey().registrant()), table.getKey(), table.getValue(), model));
        return model;
    }

    private static void lay(
            RegistrationNumber number,
            Registration registration,
            Map<Integer, Day> table,
            Map<LocalDate, Map<RegistrationNumber, List<Standing>>> model) {
        table.keySet()
                .forEach(day -> model.computeIfAbsent(FIRST.plusDays(day), key -> new HashMap<>())
                        .computeIfAbsent(number, key -> new ArrayList<>())
                        .add(standing(number, registration, table, day)));
    }

    private static void overwrite(Map<Integer, Day> table, NewEntry entry) {
        boolean renews = entry.kind() == EntryKind.RENEWED || entry.kind() == EntryKind.EXTENDED;
        for (int day = 0; day < HORIZON; day++) {
            LocalDate date = FIRST.plusDays(day);
            if (!date.isBefore(entry.trueFrom()) && (entry.trueUntil() == null || date.isBefore(entry.trueUntil()))) {
                boolean suspended = table.containsKey(day) && table.get(day).status == Status.SUSPENDED;
                Status status = renews && suspended ? Status.SUSPENDED : entry.status();
                if (status == Status.VOID) {
                    table.remove(day);
                } else {
                    table.put(day, new Day(status, entry.validUntil()));
                }
            }
        }
    }

    private static Standing standing(
            RegistrationNumber number, Registration registration, Map<Integer, Day> table, int day) {
        Status status = table.get(day).status;
        int since = day;
        while (table.containsKey(since - 1) && table.get(since - 1).status == status) {
            since--;
        }
        int until = day;
        while (table.containsKey(until) && table.get(until).status == status) {
            until++;
        }
        int registered = day;
        while (!table.get(registered).status.runs() && table.containsKey(registered - 1)) {
            registered--;
        }
        while (table.get(registered).status.runs()
                && table.containsKey(registered - 1)
                && table.get(registered - 1).status.runs()) {
            registered--;
        }
        return new Standing(
                number,
                registration,
                status,
                FIRST.plusDays(registered),
                FIRST.plusDays(since),
                until == HORIZON ? null : FIRST.plusDays(until),
                table.get(day).validUntil);
    }

    private record Day(Status status, @Nullable LocalDate validUntil) {}
}
