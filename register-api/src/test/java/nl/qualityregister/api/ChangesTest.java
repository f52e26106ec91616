package nl.qualityregister.api;

import static nl.qualityregister.support.Registrations.entry;
import static nl.qualityregister.support.Registrations.jobCoach;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Head;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The feed of changes, read over HTTP. With {@code -Dregister.follow-seconds=60} the writers go on for a minute. */
@ApiTest
class ChangesTest {
    private static final int WRITERS = 16;
    private static final int READERS = 4;
    private static final Duration WRITING = Duration.ofSeconds(Integer.getInteger("register.follow-seconds", 4));
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Roll roll;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void fourReadersMissNothingAndGetNothingTwiceWhileSixteenWrite() {
        List<RegistrantId> persons = IntStream.range(0, 20)
                .mapToObj(i -> people.aProfessional().person().id())
                .toList();
        long start = head();
        AtomicInteger writing = new AtomicInteger(WRITERS);
        AtomicInteger undone = new AtomicInteger();
        long end = System.nanoTime() + WRITING.toNanos();
        List<Callable<List<Long>>> works = new ArrayList<>();
        IntStream.range(0, WRITERS).forEach(i -> works.add(() -> write(persons, new Random(i), end, writing, undone)));
        IntStream.range(0, READERS).forEach(i -> works.add(() -> follow(start, new Random(-i), writing)));

        List<List<Long>> seen = Together.all(works);

        List<Long> written =
                seen.subList(0, WRITERS).stream().flatMap(List::stream).sorted().toList();
        List<List<Long>> read = seen.subList(WRITERS, seen.size());
        System.out.printf(
                "%d writers for %d s: %d changes committed, %d transactions undone; %d readers read %s; missed %s, twice %s%n",
                WRITERS,
                WRITING.toSeconds(),
                written.size(),
                undone.get(),
                READERS,
                read.stream().map(List::size).toList(),
                read.stream().map(one -> missed(written, one)).toList(),
                read.stream().map(ChangesTest::twice).toList());
        assertThat(undone.get()).isPositive();
        assertThat(written)
                .isEqualTo(LongStream.rangeClosed(start + 1, start + written.size())
                        .boxed()
                        .toList());
        assertThat(read).hasSize(READERS).allSatisfy(one -> assertThat(one).isEqualTo(written));
    }

    private static long missed(List<Long> written, List<Long> read) {
        HashSet<Long> had = new HashSet<>(read);
        return written.stream().filter(cursor -> !had.contains(cursor)).count();
    }

    private static int twice(List<Long> read) {
        return read.size() - new HashSet<>(read).size();
    }

    /** One to five a time; each tenth time it changes its mind, after it has been numbered. */
    private List<Long> write(
            List<RegistrantId> persons, Random chance, long end, AtomicInteger writing, AtomicInteger undone) {
        try {
            List<Long> written = new ArrayList<>();
            while (System.nanoTime() < end) {
                boolean keep = chance.nextInt(10) > 0;
                List<Long> appended = new TransactionTemplate(transactions).execute(status -> {
                    List<RollEntry> entries = roll.append(IntStream.rangeClosed(0, chance.nextInt(5))
                            .mapToObj(i -> anything(persons, chance))
                            .toList());
                    if (!keep) {
                        status.setRollbackOnly();
                        undone.incrementAndGet();
                    }
                    return entries.stream().map(RollEntry::index).toList();
                });
                if (keep) {
                    written.addAll(appended);
                }
            }
            return written;
        } finally {
            writing.decrementAndGet();
        }
    }

    private static NewEntry anything(List<RegistrantId> persons, Random chance) {
        LocalDate from = DAY.plusDays(chance.nextInt(300));
        return entry(
                jobCoach(persons.get(chance.nextInt(persons.size()))),
                EntryKind.CORRECTED,
                chance.nextBoolean() ? Status.REGISTERED : Status.SUSPENDED,
                from,
                from.plusDays(1 + chance.nextInt(60)),
                null);
    }

    /** Goes on until nobody writes any more and nothing is left to read. */
    private List<Long> follow(long start, Random chance, AtomicInteger writing) {
        List<Long> read = new ArrayList<>();
        long cursor = start;
        long deadline = System.nanoTime() + WRITING.plusSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            boolean done = writing.get() == 0;
            JsonNode page = changes("?after=" + cursor + "&limit=" + (1 + chance.nextInt(100)))
                    .json()
                    .path("items");
            page.valueStream().forEach(change -> read.add(change.path("cursor").asLong()));
            if (!page.isEmpty()) {
                cursor = read.getLast();
            } else if (done) {
                return read;
            }
        }
        throw new IllegalStateException("the writers did not finish");
    }

    @Test
    void aCursorThatWasNeverGivenOutIsAProblemOfItsOwn() {
        people.aJobCoach();

        assertThat(List.of("" + (head() + 1), "99999999999999999", "9999999999999999999", "-2", "abc", "01"))
                .allSatisfy(cursor -> {
                    Answer answer = changes("?after=" + cursor);

                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.problem()).isEqualTo("cursor-unknown");
                });
        assertThat(changes("?after=" + head()).json().path("items").isEmpty()).isTrue();
        assertThat(changes("?after=-1&limit=1")
                        .json()
                        .path("items")
                        .path(0)
                        .path("cursor")
                        .asLong())
                .isZero();
    }

    private Answer changes(String query) {
        return api.asPublic().get("/v1/changes" + query);
    }

    private long head() {
        return roll.head().map(Head::index).orElse(-1L);
    }
}
