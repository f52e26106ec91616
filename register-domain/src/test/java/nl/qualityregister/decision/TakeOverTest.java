package nl.qualityregister.decision;

import static nl.qualityregister.support.Professionals.DEBT_COUNSELLOR;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.DomainTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class TakeOverTest {
    private static final LocalDate BIRTH = LocalDate.of(1980, 1, 1);

    @Autowired
    Decisions decisions;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    RegistrationNumber number;
    LocalDate today;

    @BeforeEach
    void aNumber() {
        number = aNumberOfOld();
        today = businessDay.today();
    }

    private RegistrationNumber aNumberOfOld() {
        return RegistrationNumber.ofSerial(jdbc.sql("select nextval('registration_serial_seq') - 10000000")
                .query(Long.class)
                .single());
    }

    private static NewRegistrant person(RegistrationNumber number, LocalDate birthDate) {
        return new NewRegistrant(
                number, new PersonName("T.", null, null, "Testpersoon"), birthDate, null, "nl", null, List.of());
    }

    private Admission anAdmission(
            Set<OccupationCode> occupations, int renewal, Status status, LocalDate since, LocalDate until) {
        LocalDate cycleStart = today.minusYears(2);
        return new Admission(
                person(number, BIRTH),
                REGISTER,
                occupations,
                renewal == 0 ? cycleStart : cycleStart.minusYears(4L * renewal),
                cycleStart,
                renewal,
                status,
                since,
                until,
                "import:test");
    }

    private Admission registered(int renewal) {
        return anAdmission(Set.of(JOB_COACH), renewal, Status.REGISTERED, null, null);
    }

    private int takeOver(Admission... admissions) {
        return decisions.takeOver(List.of(admissions), TEST);
    }

    private Cycle onlyCycle() {
        var person = registrants.byNumber(List.of(number)).get(number).id();
        List<Cycle> all = cycles.of(List.of(person)).get(person);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Standing standing(LocalDate day) {
        return roll.standings(List.of(number), day).get(number).getFirst();
    }

    private List<EntryKind> entries() {
        return roll.of(List.of(registrants.byNumber(List.of(number)).get(number).id())).stream()
                .map(entry -> entry.entry().kind())
                .toList();
    }

    @Test
    void aFirstRegistrationHasOneEntryAndItsCycle() {
        assertThat(takeOver(registered(0))).isEqualTo(1);

        assertThat(entries()).containsExactly(EntryKind.REGISTERED);
        assertThat(onlyCycle().state()).isEqualTo(CycleState.RUNNING);
        assertThat(onlyCycle().terms().end()).isEqualTo(today.plusYears(2).minusDays(1));
        assertThat(standing(today).validUntil()).isEqualTo(onlyCycle().terms().end());
        assertThat(standing(today).registeredSince()).isEqualTo(today.minusYears(2));
    }

    @Test
    void aRenewedRegistrationIsUnbrokenSinceItsFirstDay() {
        takeOver(registered(2));

        assertThat(entries()).containsExactly(EntryKind.REGISTERED, EntryKind.RENEWED);
        assertThat(onlyCycle().terms().renewal()).isEqualTo(2);
        assertThat(standing(today).registeredSince()).isEqualTo(today.minusYears(10));
        assertThat(standing(today).validUntil()).isEqualTo(onlyCycle().terms().end());
        assertThat(standing(today.minusYears(3)).validUntil())
                .isEqualTo(today.minusYears(2).minusDays(1));
    }

    @Test
    void aSuspensionEndsByItselfAndTheCycleRunsOn() {
        takeOver(anAdmission(Set.of(JOB_COACH), 0, Status.SUSPENDED, today.minusDays(30), today.plusDays(30)));

        assertThat(standing(today.minusDays(31)).status()).isEqualTo(Status.REGISTERED);
        assertThat(standing(today).status()).isEqualTo(Status.SUSPENDED);
        assertThat(standing(today.plusDays(30)).status()).isEqualTo(Status.REGISTERED);
        assertThat(onlyCycle().state()).isEqualTo(CycleState.RUNNING);
    }

    @Test
    void aRegistrationThatEndedHasAClosedCycleThatEndedWithIt() {
        for (Status status : List.of(Status.LAPSED, Status.WITHDRAWN, Status.STRUCK_OFF, Status.DECEASED)) {
            number = aNumberOfOld();
            takeOver(anAdmission(Set.of(JOB_COACH), 0, status, today.minusDays(30), null));

            assertThat(standing(today).status()).isEqualTo(status);
            assertThat(onlyCycle().state()).isEqualTo(CycleState.CLOSED);
            assertThat(onlyCycle().terms().end()).isEqualTo(today.minusDays(31));
        }
    }

    @Test
    void theSameAgainChangesNothing() {
        Admission admission = anAdmission(Set.of(JOB_COACH, DEBT_COUNSELLOR), 1, Status.REGISTERED, null, null);
        takeOver(admission, admission);
        List<EntryKind> before = entries();

        assertThat(takeOver(admission, admission)).isZero();

        assertThat(entries()).isEqualTo(before).hasSize(4);
        assertThat(onlyCycle().terms().occupations()).containsExactlyInAnyOrder(JOB_COACH, DEBT_COUNSELLOR);
    }

    @Test
    void occupationsOfOnePersonFromTwoRowsShareTheCycle() {
        takeOver(registered(0));

        int more = takeOver(anAdmission(Set.of(JOB_COACH, DEBT_COUNSELLOR), 0, Status.REGISTERED, null, null));

        assertThat(more).isEqualTo(1);
        assertThat(onlyCycle().terms().occupations()).containsExactlyInAnyOrder(JOB_COACH, DEBT_COUNSELLOR);
        assertThat(entries()).containsExactly(EntryKind.REGISTERED, EntryKind.REGISTERED);
    }

    @Test
    void aCycleThatIsOverComesInAsDue() {
        LocalDate start = today.minusYears(5);
        Admission overdue = new Admission(
                person(number, BIRTH),
                REGISTER,
                Set.of(JOB_COACH),
                start,
                start,
                0,
                Status.REGISTERED,
                null,
                null,
                "import:test");

        takeOver(overdue);

        assertThat(cycles.due(REGISTER, today, 0, Integer.MAX_VALUE))
                .contains(onlyCycle().id());
        assertThat(standing(today).status()).isEqualTo(Status.REGISTERED);
    }

    @Test
    void everyFaultOfEveryRowIsNamed() {
        takeOver(registered(0));
        Admission another = new Admission(
                person(number, BIRTH.plusYears(1)),
                REGISTER,
                Set.of(DEBT_COUNSELLOR),
                today.minusYears(1),
                today.minusYears(1),
                0,
                Status.REGISTERED,
                null,
                null,
                "import:test");
        Admission wrong = new Admission(
                person(null, BIRTH),
                REGISTER,
                Set.of(new OccupationCode("astronaut")),
                today,
                today.minusYears(1),
                -1,
                Status.LAPSED,
                today.minusYears(1),
                today,
                " ");
        Admission overlapping = new Admission(
                person(number, BIRTH),
                REGISTER,
                Set.of(DEBT_COUNSELLOR),
                today.minusYears(1),
                today.minusYears(1),
                0,
                Status.REGISTERED,
                null,
                null,
                "import:test");

        assertThatThrownBy(() -> takeOver(registered(0), another, wrong, overlapping))
                .asInstanceOf(type(InputRefused.class))
                .extracting(InputRefused::faults)
                .satisfies(faults -> assertThat(faults)
                        .extracting(fault -> fault.pointer() + " " + fault.code())
                        .containsExactlyInAnyOrder(
                                "/1/person/birthDate number-of-another-person",
                                "/2/person/number required",
                                "/2/cycleStart cycle-before-registration",
                                "/2/renewal negative",
                                "/2/statusSince status-before-cycle",
                                "/2/statusUntil status-without-end",
                                "/2/basis required",
                                "/2/occupations unknown-value",
                                "/3/cycleStart cycle-overlaps-another"));
        assertThat(decisions.check(List.of(registered(0), wrong)).getFirst()).isEmpty();
        assertThat(decisions.check(List.of(wrong)).getFirst())
                .extracting(Fault::code)
                .contains("required");
    }

    @Test
    void faultsOfANewcomerAreToldOfTheRowThatBringsHer() {
        takeOver(registered(0));
        Admission known = registered(0);
        number = aNumberOfOld();
        Admission newcomer = new Admission(
                new NewRegistrant(
                        number,
                        new PersonName("T.", null, null, "Testpersoon"),
                        BIRTH,
                        "no address",
                        "nl",
                        null,
                        List.of()),
                REGISTER,
                Set.of(JOB_COACH),
                today.minusYears(1),
                today.minusYears(1),
                0,
                Status.REGISTERED,
                null,
                null,
                "import:test");

        assertThatThrownBy(() -> takeOver(known, newcomer))
                .asInstanceOf(type(InputRefused.class))
                .extracting(refused -> refused.faults().getFirst().pointer())
                .isEqualTo("/1/person/email");
    }

    @Test
    void aChunkOfAThousandComesInAtOnce() {
        List<Admission> chunk = new ArrayList<>(IntStream.range(0, 1_000)
                .mapToObj(any -> {
                    number = aNumberOfOld();
                    return registered(1);
                })
                .toList());

        assertThat(decisions.takeOver(chunk, TEST)).isEqualTo(1_000);

        assertThat(entries()).containsExactly(EntryKind.REGISTERED, EntryKind.RENEWED);
    }
}
