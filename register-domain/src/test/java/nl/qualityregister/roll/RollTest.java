package nl.qualityregister.roll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.aNumber;
import static nl.qualityregister.support.People.aRegistrant;
import static nl.qualityregister.support.People.registrants;
import static nl.qualityregister.support.Registrations.debtCounsellor;
import static nl.qualityregister.support.Registrations.entry;
import static nl.qualityregister.support.Registrations.jobCoach;
import static nl.qualityregister.support.Registrations.lapsed;
import static nl.qualityregister.support.Registrations.registered;
import static nl.qualityregister.support.Registrations.renewed;
import static nl.qualityregister.support.Registrations.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrantNotFound;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.support.DomainTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
@RecordApplicationEvents
class RollTest {
    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);

    @Autowired
    Roll roll;

    @Autowired
    Registrants registrants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    private Registrant person;
    private Registration coach;

    @BeforeEach
    void aPerson() {
        person = registrants.enter(List.of(aRegistrant()), OFFICE).getFirst();
        coach = jobCoach(person.id());
    }

    @Test
    void aRegistrationStandsFromItsFirstDayOn() {
        roll.append(List.of(registered(coach, START, END)));

        assertThat(on(START.minusDays(1))).isEmpty();
        assertThat(on(START)).containsExactly(standing(Status.REGISTERED, START, START, null, END));
        assertThat(on(END.plusYears(9))).containsExactly(standing(Status.REGISTERED, START, START, null, END));
    }

    @Test
    void pastItsEndARegistrationAwaitsItsRenewal() {
        roll.append(List.of(registered(coach, START, END)));

        Standing standing = on(END.plusDays(1)).getFirst();

        assertThat(standing.renewalPending(END)).isFalse();
        assertThat(standing.renewalPending(END.plusDays(1))).isTrue();
    }

    @Test
    void aRenewalKeepsTheFirstDay() {
        LocalDate renewal = END.plusDays(1);
        roll.append(List.of(registered(coach, START, END), renewed(coach, renewal, END.plusYears(5))));

        assertThat(on(END)).containsExactly(standing(Status.REGISTERED, START, START, null, END));
        assertThat(on(renewal)).containsExactly(standing(Status.REGISTERED, START, START, null, END.plusYears(5)));
    }

    @Test
    void aSuspensionInterruptsButKeepsTheRegistration() {
        LocalDate from = LocalDate.of(2023, 5, 1);
        LocalDate until = LocalDate.of(2023, 8, 1);
        roll.append(List.of(registered(coach, START, END)));
        roll.append(List.of(suspended(coach, from, until)));

        assertThat(on(from.minusDays(1))).containsExactly(standing(Status.REGISTERED, START, START, from, END));
        assertThat(on(from)).containsExactly(standing(Status.SUSPENDED, START, from, until, null));
        assertThat(on(until)).containsExactly(standing(Status.REGISTERED, START, until, null, END));
    }

    @Test
    void aRenewalLeavesASuspensionStanding() {
        LocalDate renewal = END.plusDays(1);
        LocalDate from = END.minusMonths(1);
        LocalDate until = renewal.plusMonths(2);
        LocalDate nextEnd = END.plusYears(5);
        roll.append(List.of(registered(coach, START, END), suspended(coach, from, until)));
        roll.append(List.of(renewed(coach, renewal, nextEnd)));

        assertThat(on(renewal)).containsExactly(standing(Status.SUSPENDED, START, from, until, nextEnd));
        assertThat(on(until)).containsExactly(standing(Status.REGISTERED, START, until, null, nextEnd));
    }

    @Test
    void afterALapseRegistrationStartsAnew() {
        LocalDate lapse = LocalDate.of(2026, 2, 1);
        LocalDate again = LocalDate.of(2027, 1, 1);
        roll.append(List.of(registered(coach, START, END), lapsed(coach, lapse)));
        roll.append(List.of(registered(coach, again, END.plusYears(6))));

        assertThat(on(lapse)).containsExactly(standing(Status.LAPSED, START, lapse, again, null));
        assertThat(on(again)).containsExactly(standing(Status.REGISTERED, again, again, null, END.plusYears(6)));
    }

    @Test
    void aCorrectionChangesWhatIsKnownAndNotWhatWasKnown() {
        LocalDate lapse = LocalDate.of(2022, 1, 1);
        LocalDate day = LocalDate.of(2022, 6, 1);
        NewEntry correction = entry(coach, EntryKind.CORRECTED, Status.REGISTERED, lapse, null, END);
        roll.append(List.of(registered(coach, START, END)));
        Instant before = roll.append(List.of(lapsed(coach, lapse))).getFirst().recordedAt();
        Instant after = roll.append(List.of(correction)).getFirst().recordedAt();

        assertThat(on(day)).containsExactly(standing(Status.REGISTERED, START, START, null, END));
        assertThat(on(day, after)).isEqualTo(on(day));
        assertThat(on(day, before)).containsExactly(standing(Status.LAPSED, START, lapse, null, null));
        assertThat(on(day, before.minusNanos(1_000)))
                .containsExactly(standing(Status.REGISTERED, START, START, null, END));
        assertThat(on(day, Instant.EPOCH)).isEmpty();
    }

    @Test
    void manyNumbersAreAnsweredAtOnceAndOccupationsAreApart() {
        List<Registrant> people = registrants.enter(registrants(30), OFFICE);
        List<RegistrationNumber> numbers =
                people.stream().map(Registrant::number).toList();
        LocalDate later = START.plusYears(1);
        roll.append(people.stream()
                .flatMap(one -> Stream.of(
                        registered(jobCoach(one.id()), START, END), registered(debtCounsellor(one.id()), later, END)))
                .toList());

        assertThat(roll.standings(numbers, START).values())
                .hasSize(30)
                .allSatisfy(standings -> assertThat(standings).hasSize(1));
        assertThat(roll.standings(numbers, later).values())
                .hasSize(30)
                .allSatisfy(standings -> assertThat(standings)
                        .extracting(
                                standing -> standing.registration().occupation().value())
                        .containsExactly("debt-counsellor", "job-coach"));
        assertThat(roll.standings(List.of(aNumber()), START)).isEmpty();
        assertThat(roll.standings(List.of(), START)).isEmpty();
    }

    @Test
    void whatIsKnownIsNotEnteredTwice() {
        NewEntry first = registered(coach, START, END);
        NewEntry second = lapsed(coach, END);

        List<RollEntry> appended = roll.append(List.of(first, first));
        List<RollEntry> again = roll.append(List.of(second, first));

        assertThat(appended).extracting(RollEntry::entry).containsExactly(first);
        assertThat(again).extracting(RollEntry::entry).containsExactly(second);
        assertThat(roll.append(List.of(first, second))).isEmpty();
        assertThat(again.getFirst().index()).isEqualTo(appended.getFirst().index() + 1);
        assertThat(roll.of(List.of(person.id()))).containsExactly(appended.getFirst(), again.getFirst());
    }

    @Test
    void aRolledBackEntryLeavesNoGap() {
        long before =
                roll.append(List.of(registered(coach, START, END))).getFirst().index();

        transaction.executeWithoutResult(status -> {
            roll.append(List.of(lapsed(coach, END)));
            status.setRollbackOnly();
        });
        RollEntry next = roll.append(List.of(lapsed(coach, END))).getFirst();

        assertThat(next.index()).isEqualTo(before + 1);
        assertThat(roll.head()).contains(new Head(next.index(), next.recordedAt()));
    }

    @Test
    void entriesAreAnnouncedOnceAChunk() {
        List<RollEntry> appended = roll.append(List.of(registered(coach, START, END), lapsed(coach, END)));
        roll.append(List.of(appended.getFirst().entry()));

        assertThat(events.stream(EntriesAppended.class)).containsExactly(new EntriesAppended(appended));
    }

    @Test
    void aThousandAreEnteredAtOnceAndNotOneMore() {
        List<NewEntry> thousand = registrants.enter(registrants(500), OFFICE).stream()
                .flatMap(one -> Stream.of(
                        registered(jobCoach(one.id()), START, END), registered(debtCounsellor(one.id()), START, END)))
                .toList();

        assertThat(roll.append(thousand)).hasSize(1_000);
        assertThatThrownBy(() -> roll.append(Collections.nCopies(1_001, thousand.getFirst())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(roll.append(List.of())).isEmpty();
    }

    @Test
    void nothingIsEnteredOfSomebodyUnknown() {
        assertThatThrownBy(() -> roll.append(List.of(registered(jobCoach(new RegistrantId(-1)), START, END))))
                .isInstanceOf(RegistrantNotFound.class);
    }

    @Test
    void anImpossibleEntryDoesNotExist() {
        assertThatThrownBy(() -> suspended(coach, START, START)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry(coach, EntryKind.LAPSED, Status.LAPSED, START, null, END))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The spelling is fixed for ever: leaves already in the log are made of it. */
    @Test
    void aLeafCommitsToItsEntry() throws Exception {
        RollEntry appended = roll.append(List.of(new NewEntry(
                        coach, EntryKind.STRUCK_OFF, Status.STRUCK_OFF, START, END, null, OFFICE, "decision:\"7\"")))
                .getFirst();
        String recordedAt = jdbc.sql("""
                        select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                          from roll_entry where index = :index
                        """)
                .param("index", appended.index())
                .query(String.class)
                .single();
        String content =
                "{\"actor\":\"job:test\",\"basis\":\"decision:\\\"7\\\"\",\"format\":1,\"kind\":\"struck-off\","
                        + "\"number\":\"" + person.number() + "\",\"occupation\":\"job-coach\",\"recordedAt\":\""
                        + recordedAt
                        + "\",\"register\":\"krsd-demo\",\"status\":\"struck-off\",\"trueFrom\":\"2021-01-01\","
                        + "\"trueUntil\":\"2025-12-31\"}";

        byte[] salt = kept("salt", appended.index());

        ByteArrayOutputStream leaf = new ByteArrayOutputStream();
        leaf.write(salt);
        leaf.write(content.getBytes(UTF_8));
        assertThat(salt).hasSize(32);
        assertThat(kept("commitment", appended.index()))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(leaf.toByteArray()));
    }

    @Test
    void entriesAreNeverChanged() {
        long index =
                roll.append(List.of(registered(coach, START, END))).getFirst().index();

        assertThatThrownBy(() -> jdbc.sql("update roll_entry set status = 'LAPSED' where index = :index")
                        .param("index", index)
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void twoStatusesOnOneDayAreImpossible() {
        roll.append(List.of(registered(coach, START, END)));

        assertThatThrownBy(
                        () -> jdbc.sql("""
                        insert into roll_standing (registrant_id, register, occupation, status, registered_since, since,
                                                   days, known, entry_index)
                        select registrant_id, register, occupation, 'LAPSED', registered_since, since, days, known, entry_index
                          from roll_standing where registrant_id = :person
                        """).param("person", person.id().value()).update())
                .hasMessageContaining("roll_standing_one_status");
    }

    @Test
    void aTamperedStandingIsFoundAndRebuiltFromTheEntries() {
        RegistrantId next = new RegistrantId(person.id().value() + 1);
        roll.append(List.of(registered(coach, START, END), suspended(coach, START.plusYears(1), START.plusYears(2))));
        List<Standing> right = on(START);
        jdbc.sql("update roll_standing set status = 'LAPSED' where registrant_id = :person")
                .param("person", person.id().value())
                .update();

        assertThat(roll.misprojected(person.id(), next)).containsExactly(person.id());
        assertThat(roll.rebuild(person.id(), next)).isEqualTo(Set.of(person.id()));
        assertThat(roll.misprojected(person.id(), next)).isEmpty();
        assertThat(roll.rebuild(person.id(), next)).isEmpty();
        assertThat(on(START)).isEqualTo(right);
    }

    @Test
    void whoWasEnteredByAMomentIsKnown() {
        Instant recordedAt =
                roll.append(List.of(registered(coach, START, END))).getFirst().recordedAt();

        assertThat(roll.entered(List.of(person.number(), aNumber()), recordedAt))
                .containsExactly(person.number());
        assertThat(roll.entered(List.of(person.number()), recordedAt.minusNanos(1_000)))
                .isEmpty();
    }

    private List<Standing> on(LocalDate day) {
        return roll.standings(List.of(person.number()), day).getOrDefault(person.number(), List.of());
    }

    private List<Standing> on(LocalDate day, Instant knownAt) {
        return roll.standings(List.of(person.number()), day, knownAt).getOrDefault(person.number(), List.of());
    }

    private Standing standing(
            Status status, LocalDate registeredSince, LocalDate since, LocalDate until, LocalDate validUntil) {
        return new Standing(person.number(), coach, status, registeredSince, since, until, validUntil);
    }

    private byte[] kept(String column, long index) {
        return jdbc.sql("select " + column + " from roll_entry where index = :index")
                .param("index", index)
                .query(byte[].class)
                .single();
    }
}
