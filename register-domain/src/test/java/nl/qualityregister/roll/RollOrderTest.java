package nl.qualityregister.roll;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.registrants;
import static nl.qualityregister.support.Registrations.entry;
import static nl.qualityregister.support.Registrations.jobCoach;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Index, moment and cursor are the order of commit, however many write and read at once. */
@DomainTest
class RollOrderTest {
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final int WRITERS = 16;
    private static final int READERS = 4;
    private static final int CHUNKS = 25;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Autowired
    Roll roll;

    @Autowired
    Registrants registrants;

    @Test
    void aReaderMissesNothingWhileSixteenWrite() {
        List<RegistrantId> people = registrants.enter(registrants(20), OFFICE).stream()
                .map(Registrant::id)
                .toList();
        long start = roll.head().map(Head::index).orElse(-1L);
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<Callable<List<RollEntry>>> works = new ArrayList<>();
        IntStream.range(0, WRITERS).forEach(i -> works.add(() -> write(people, new Random(i), writing)));
        IntStream.range(0, READERS).forEach(i -> works.add(() -> follow(start, writing)));

        List<List<RollEntry>> seen = Together.all(works);

        List<RollEntry> written = seen.subList(0, WRITERS).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(RollEntry::index))
                .toList();
        assertThat(written).extracting(RollEntry::index).isEqualTo(consecutive(start + 1, written.size()));
        assertThat(written).extracting(RollEntry::recordedAt).isSorted().doesNotHaveDuplicates();
        assertThat(seen.subList(WRITERS, seen.size()))
                .hasSize(READERS)
                .allSatisfy(read -> assertThat(read).isEqualTo(written));
        assertThat(people)
                .allSatisfy(person -> assertThat(roll.misprojected(person, new RegistrantId(person.value() + 1)))
                        .isEmpty());
    }

    private List<RollEntry> write(List<RegistrantId> people, Random chance, AtomicInteger writing) {
        try {
            List<RollEntry> written = new ArrayList<>();
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                written.addAll(roll.append(IntStream.range(0, 1 + chance.nextInt(5))
                        .mapToObj(i -> anything(people, chance))
                        .toList()));
            }
            return written;
        } finally {
            writing.decrementAndGet();
        }
    }

    private static NewEntry anything(List<RegistrantId> people, Random chance) {
        LocalDate from = DAY.plusDays(chance.nextInt(300));
        return entry(
                jobCoach(people.get(chance.nextInt(people.size()))),
                EntryKind.CORRECTED,
                STATUSES.get(chance.nextInt(STATUSES.size())),
                from,
                from.plusDays(1 + chance.nextInt(60)),
                null);
    }

    /** Goes on until nobody writes any more and nothing is left to read. */
    private List<RollEntry> follow(long start, AtomicInteger writing) {
        List<RollEntry> read = new ArrayList<>();
        long cursor = start;
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            boolean done = writing.get() == 0;
            List<RollEntry> next = roll.after(cursor, 7);
            read.addAll(next);
            if (!next.isEmpty()) {
                cursor = next.getLast().index();
            } else if (done) {
                return read;
            }
        }
        throw new IllegalStateException("the writers did not finish");
    }

    private static List<Long> consecutive(long first, int count) {
        return IntStream.range(0, count).mapToObj(i -> first + i).toList();
    }
}
