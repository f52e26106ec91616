package nl.qualityregister.organisation;

import static nl.qualityregister.support.People.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class OrganisationsTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Autowired
    Organisations organisations;

    private final String mark = UUID.randomUUID().toString();

    @Test
    void anOrganisationIsEnrolledOnce() {
        Organisation first = employer("a");
        Organisation renamed = new Organisation(first.id(), "Another name", first.kinds(), null, null, null);

        int added = organisations.enrol(List.of(first, employer("b")), OFFICE);
        int again = organisations.enrol(List.of(renamed, employer("c")), OFFICE);

        assertThat(added).isEqualTo(2);
        assertThat(again).isEqualTo(1);
        assertThat(organisations.find(List.of(first.id(), id("nowhere")))).containsExactly(first);
    }

    @Test
    void aLegalBodyIsNotEnrolledUnderTwoCodes() {
        String kvkNumber = "%08d".formatted(Math.floorMod(mark.hashCode(), 100_000_000));
        organisations.enrol(List.of(withKvk("a", kvkNumber)), OFFICE);

        assertThatThrownBy(() -> organisations.enrol(List.of(withKvk("b", kvkNumber)), OFFICE))
                .isInstanceOf(KvkNumberTaken.class);
    }

    @Test
    void everyFaultOfAnEnrolmentIsNamedAtOnce() {
        Organisation bad = new Organisation(new OrganisationId("Not OK"), " ", Set.of(), "123", null, null);

        assertThatThrownBy(() -> organisations.enrol(List.of(employer("a"), bad), OFFICE))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting("pointer")
                                .containsExactly(
                                        "/organisations/1/id",
                                        "/organisations/1/name",
                                        "/organisations/1/kinds",
                                        "/organisations/1/kvkNumber"));
        assertThat(organisations.find(List.of(id("a")))).isEmpty();
    }

    @Test
    void accountsAreOpenedOnceAndGainTheGrantsTheyLack() {
        organisations.enrol(List.of(employer("a")), OFFICE);
        RoleGrant assessor = new RoleGrant(Role.ASSESSOR, null, START, null);
        RoleGrant employer = new RoleGrant(Role.EMPLOYER, id("a"), START, START.plusYears(1));

        List<Account> opened =
                organisations.open(List.of(account("x", assessor), account("y"), account("z", employer)), OFFICE);
        List<Account> again = organisations.open(List.of(account("y", employer), account("x", assessor)), OFFICE);

        assertThat(opened).extracting(Account::subject).containsExactly("x", "y", "z");
        assertThat(again)
                .extracting(Account::id)
                .containsExactly(opened.get(1).id(), opened.get(0).id());
        assertThat(again.get(0).grants()).containsExactly(employer);
        assertThat(again.get(1).grants()).containsExactly(assessor);
        assertThat(organisations.account(mark, "y")).contains(again.get(0));
        assertThat(organisations.account(mark, "nobody")).isEmpty();
        assertThat(again.get(0).actsFor(Role.EMPLOYER, START)).contains(id("a"));
        assertThat(again.get(0).actsFor(Role.EMPLOYER, START.plusYears(1))).isEmpty();
    }

    @Test
    void aGrantForAnUnknownOrganisationIsRefused() {
        RoleGrant employer = new RoleGrant(Role.EMPLOYER, id("unknown"), START, null);

        assertThatThrownBy(() -> organisations.open(List.of(account("x", employer)), OFFICE))
                .isInstanceOf(OrganisationNotFound.class);
        assertThat(organisations.account(mark, "x")).isEmpty();
    }

    @Test
    void aRoleIsGrantedAndEnded() {
        AccountId id =
                organisations.open(List.of(account("x")), OFFICE).getFirst().id();
        RoleGrant registrar = new RoleGrant(Role.REGISTRAR, null, START, null);

        Account granted = organisations.grant(id, registrar, OFFICE);
        Account twice = organisations.grant(id, registrar, OFFICE);
        Account ended = organisations.end(id, Role.REGISTRAR, null, START.plusMonths(3), OFFICE);

        assertThat(granted.holds(Role.REGISTRAR, START)).isTrue();
        assertThat(twice.grants()).containsExactly(registrar);
        assertThat(ended.grants()).containsExactly(new RoleGrant(Role.REGISTRAR, null, START, START.plusMonths(3)));
        assertThat(organisations.account(mark, "x")).contains(ended);
    }

    @Test
    void aRoleNotHeldCannotEnd() {
        AccountId id =
                organisations.open(List.of(account("x")), OFFICE).getFirst().id();

        assertThatThrownBy(() -> organisations.end(id, Role.AUDITOR, null, START, OFFICE))
                .isInstanceOf(RoleNotHeld.class);
        assertThatThrownBy(() -> organisations.end(new AccountId(UUID.randomUUID()), Role.AUDITOR, null, START, OFFICE))
                .isInstanceOf(AccountNotFound.class);
    }

    @Test
    void accountsOpenedByManyAtOnceAreOne() {
        RoleGrant auditor = new RoleGrant(Role.AUDITOR, null, START, null);

        List<Account> opened = Together.all(
                8,
                i -> organisations.open(List.of(account("x", auditor)), OFFICE).getFirst());

        assertThat(opened)
                .extracting(Account::id)
                .hasSize(8)
                .containsOnly(opened.getFirst().id());
        assertThat(organisations.account(mark, "x").orElseThrow().grants()).containsExactly(auditor);
    }

    private OrganisationId id(String name) {
        return new OrganisationId(name + "-" + mark);
    }

    private Organisation employer(String name) {
        return withKvk(name, null);
    }

    private Organisation withKvk(String name, String kvkNumber) {
        return new Organisation(
                id(name), name, Set.of(OrganisationKind.EMPLOYER, OrganisationKind.PROVIDER), kvkNumber, null, null);
    }

    private NewAccount account(String subject, RoleGrant... grants) {
        return new NewAccount(mark, subject, "tester", List.of(grants));
    }
}
