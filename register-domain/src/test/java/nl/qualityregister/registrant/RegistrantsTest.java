package nl.qualityregister.registrant;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.aNumber;
import static nl.qualityregister.support.People.aRegistrant;
import static nl.qualityregister.support.People.numbered;
import static nl.qualityregister.support.People.registrants;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.OrganisationNotFound;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class RegistrantsTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Autowired
    Registrants registrants;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Test
    void peopleAreEnteredInTheOrderGivenWithANumberEach() {
        RegistrationNumber given = aNumber();
        List<NewRegistrant> people = Stream.of(registrants(600), List.of(numbered(given)), registrants(3))
                .flatMap(List::stream)
                .toList();

        List<Registrant> entered = registrants.enter(people, OFFICE);

        assertThat(entered).hasSize(604).extracting(Registrant::number).doesNotHaveDuplicates();
        assertThat(entered.get(600).number()).isEqualTo(given);
        assertThat(entered.get(600).name()).isEqualTo(people.get(600).name());
        assertThat(registrants.byNumber(List.of(given, aNumber()))).containsOnly(Map.entry(given, entered.get(600)));
        assertThat(registrants.byId(List.of(entered.get(3).id())).values()).containsExactly(entered.get(3));
    }

    @Test
    void aTakenNumberIsRefusedAndNobodyOfTheCallIsEntered() {
        RegistrationNumber taken = aNumber();
        RegistrationNumber free = aNumber();
        registrants.enter(List.of(numbered(taken)), OFFICE);

        assertThatThrownBy(() -> registrants.enter(List.of(numbered(free), numbered(taken)), OFFICE))
                .isInstanceOfSatisfying(
                        RegistrationNumberTaken.class,
                        refused -> assertThat(refused.values()).containsEntry("numbers", taken.value()));
        assertThatThrownBy(() -> registrants.enter(List.of(numbered(free), numbered(free)), OFFICE))
                .isInstanceOf(RegistrationNumberTaken.class);
        assertThat(registrants.byNumber(List.of(free))).isEmpty();
    }

    @Test
    void oneOfManyWhoClaimTheSameNumberAtOnceGetsIt() {
        RegistrationNumber number = aNumber();
        List<Boolean> won = Together.all(8, i -> claims(number));

        assertThat(won).containsOnlyOnce(true);
        assertThat(registrants.byNumber(List.of(number))).hasSize(1);
    }

    @Test
    void aNumberThatCameFromElsewhereIsNotDrawnAgain() {
        long next = jdbc.sql("select nextval('registration_serial_seq')")
                        .query(Long.class)
                        .single()
                + 1;
        List<NewRegistrant> imported = IntStream.range(0, 20)
                .mapToObj(i -> numbered(RegistrationNumber.ofSerial(next + i)))
                .toList();
        Set<RegistrationNumber> given = Set.copyOf(registrants.enter(imported, OFFICE).stream()
                .map(Registrant::number)
                .toList());

        List<Registrant> drawn = registrants.enter(registrants(30), OFFICE);

        assertThat(drawn).hasSize(30).extracting(Registrant::number).doesNotContainAnyElementsOf(given);
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        NewRegistrant bad = new NewRegistrant(
                null, new PersonName("", null, null, " "), LocalDate.of(9999, 1, 1), "nowhere", "tr", null, List.of());

        assertThatThrownBy(() -> registrants.enter(List.of(aRegistrant(), bad), OFFICE))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting("pointer")
                                .containsExactly(
                                        "/registrants/1/initials",
                                        "/registrants/1/surname",
                                        "/registrants/1/birthDate",
                                        "/registrants/1/email",
                                        "/registrants/1/language"));
    }

    @Test
    void anAccountIsTiedOnce() {
        List<Registrant> people = registrants.enter(registrants(2), OFFICE);
        RegistrantId person = people.get(0).id();
        AccountId account = anAccount();

        registrants.tie(account, person, OFFICE);
        registrants.tie(account, person, OFFICE);

        assertThat(registrants.byAccount(account)).map(Registrant::id).contains(person);
        assertThatThrownBy(() -> registrants.tie(anAccount(), person, OFFICE)).isInstanceOf(AccountAlreadyTied.class);
        assertThatThrownBy(() -> registrants.tie(account, people.get(1).id(), OFFICE))
                .isInstanceOf(AccountAlreadyTied.class);
        assertThatThrownBy(() -> registrants.tie(anAccount(), new RegistrantId(-1), OFFICE))
                .isInstanceOf(RegistrantNotFound.class);
    }

    @Test
    void anAccountClaimedForManyAtOnceIsTiedToOne() {
        List<Registrant> people = registrants.enter(registrants(8), OFFICE);
        AccountId account = anAccount();

        List<Boolean> won = Together.all(8, i -> ties(account, people.get(i).id()));

        assertThat(won).containsOnlyOnce(true);
    }

    @Test
    void anAccountThatIsTiedIsNotTiedAgainAtEntry() {
        AccountId account = anAccount();
        NewRegistrant person = aRegistrant();
        NewRegistrant tied = new NewRegistrant(null, person.name(), person.birthDate(), null, "nl", account, List.of());
        registrants.enter(List.of(tied), OFFICE);

        assertThatThrownBy(() -> registrants.enter(List.of(tied), OFFICE)).isInstanceOf(AccountAlreadyTied.class);
    }

    @Test
    void contactIsChangedWhereItMay() {
        Registrant person = registrants.enter(List.of(aRegistrant()), OFFICE).getFirst();

        registrants.reachAt(person.id(), "new@example.org", "en", OFFICE);

        assertThat(registrants.byId(List.of(person.id())).get(person.id()))
                .extracting(Registrant::email, Registrant::language)
                .containsExactly("new@example.org", "en");
        assertThatThrownBy(() -> registrants.reachAt(person.id(), "x", "de", OFFICE))
                .isInstanceOf(InputRefused.class);
    }

    @Test
    void employersAreThoseOfTheDay() {
        OrganisationId first = anEmployer();
        OrganisationId second = anEmployer();
        List<Employment> career = List.of(
                new Employment(first, null, "job coach", START, START.plusYears(1)),
                new Employment(second, null, null, START.plusMonths(6), null),
                new Employment(null, "Elsewhere", null, START, null));
        RegistrantId person =
                registrants.enter(List.of(working(career)), OFFICE).getFirst().id();
        RegistrantId idle =
                registrants.enter(List.of(aRegistrant()), OFFICE).getFirst().id();

        assertThat(registrants.employers(List.of(person, idle), START)).containsOnly(entry(person, first));
        assertThat(registrants.employers(List.of(person), START.plusMonths(6)))
                .containsOnly(entry(person, first, second));
        assertThat(registrants.employers(List.of(person), START.plusYears(1))).containsOnly(entry(person, second));
    }

    @Test
    void anUnknownEmployerIsRefused() {
        List<Employment> career = List.of(new Employment(new OrganisationId("nowhere"), null, null, START, null));

        assertThatThrownBy(() -> registrants.enter(List.of(working(career)), OFFICE))
                .isInstanceOf(OrganisationNotFound.class);
    }

    private boolean claims(RegistrationNumber number) {
        try {
            registrants.enter(List.of(numbered(number)), OFFICE);
            return true;
        } catch (RegistrationNumberTaken refused) {
            return false;
        }
    }

    private boolean ties(AccountId account, RegistrantId person) {
        try {
            registrants.tie(account, person, OFFICE);
            return true;
        } catch (AccountAlreadyTied refused) {
            return false;
        }
    }

    private AccountId anAccount() {
        NewAccount account = new NewAccount("test", UUID.randomUUID().toString(), "professional", List.of());
        return organisations.open(List.of(account), OFFICE).getFirst().id();
    }

    private OrganisationId anEmployer() {
        OrganisationId id = new OrganisationId("employer-" + UUID.randomUUID());
        organisations.enrol(
                List.of(new Organisation(id, "Employer", Set.of(OrganisationKind.EMPLOYER), null, null, null)), OFFICE);
        return id;
    }

    private static NewRegistrant working(List<Employment> career) {
        NewRegistrant person = aRegistrant();
        return new NewRegistrant(null, person.name(), person.birthDate(), null, "nl", null, career);
    }

    private static Map.Entry<RegistrantId, List<OrganisationId>> entry(
            RegistrantId person, OrganisationId... employers) {
        return Map.entry(person, List.of(employers));
    }
}
