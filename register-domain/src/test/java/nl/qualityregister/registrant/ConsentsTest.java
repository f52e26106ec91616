package nl.qualityregister.registrant;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.aRegistrant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.trail.KeptFootprints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class ConsentsTest {
    @Autowired
    Consents consents;

    @Autowired
    Registrants registrants;

    @Autowired
    Organisations organisations;

    @Autowired
    KeptFootprints footprints;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    Registrant person;
    OrganisationId employer;
    LocalDate today;

    @BeforeEach
    void aPersonAndAnEmployer() {
        person = registrants.enter(List.of(aRegistrant()), OFFICE).getFirst();
        employer = anEmployer();
        today = businessDay.today();
    }

    private OrganisationId anEmployer() {
        OrganisationId id = new OrganisationId("employer-" + UUID.randomUUID());
        organisations.enrol(
                List.of(new Organisation(id, "Employer", Set.of(OrganisationKind.EMPLOYER), null, null, null)), OFFICE);
        return id;
    }

    private Consent granted(ConsentScope... scopes) {
        return consents.grant(person.id(), employer, Set.of(scopes), today.plusMonths(1), OFFICE);
    }

    @Test
    void aConsentOpensItsScopesToItsOrganisationOnly() {
        Consent consent = granted(ConsentScope.DOSSIER);

        assertThat(consents.allows(person.id(), employer, ConsentScope.DOSSIER)).contains(consent.id());
        assertThat(consents.allows(person.id(), employer, ConsentScope.EVIDENCE))
                .isEmpty();
        assertThat(consents.allows(person.id(), anEmployer(), ConsentScope.DOSSIER))
                .isEmpty();
        assertThat(consents.of(List.of(person.id()))).containsExactly(consent);
        assertThat(consents.to(employer)).containsExactly(consent);
    }

    @Test
    void whatWasTakenBackOpensNothingAndStaysToBeSeen() {
        ConsentId id = granted(ConsentScope.DOSSIER).id();

        List<AtOnce.Ending<Consent>> endings = revokedAtOnce(id);

        assertThat(endings).allMatch(ending -> ending.thrown() == null);
        assertThat(consents.allows(person.id(), employer, ConsentScope.DOSSIER)).isEmpty();
        assertThat(consents.to(employer)).isEmpty();
        assertThat(consents.find(id).orElseThrow().state(today)).isEqualTo(ConsentState.REVOKED);
        assertThat(footprints.about(person.number().value(), java.util.Optional.empty(), 50))
                .extracting(kept -> kept.footprint().act())
                .containsExactly("consent-revoked", "consent-granted", "registrants-entered");
    }

    private List<AtOnce.Ending<Consent>> revokedAtOnce(ConsentId id) {
        try {
            return AtOnce.run(16, any -> () -> consents.revoke(id, OFFICE));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aConsentEndsAfterItsLastDay() {
        ConsentId id = consents.grant(person.id(), employer, Set.of(ConsentScope.STATUS), today, OFFICE)
                .id();

        assertThat(consents.allows(person.id(), employer, ConsentScope.STATUS)).contains(id);
        jdbc.sql("update consent set holds_until = :day where id = :id")
                .param("day", today.minusDays(1))
                .param("id", id.value())
                .update();

        assertThat(consents.allows(person.id(), employer, ConsentScope.STATUS)).isEmpty();
        assertThat(consents.find(id).orElseThrow().state(today)).isEqualTo(ConsentState.ENDED);
    }

    @Test
    void everyFaultOfAConsentIsNamedAtOnce() {
        assertThatThrownBy(() ->
                        consents.grant(person.id(), new OrganisationId("nobody"), Set.of(), today.minusDays(1), OFFICE))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer, Fault::code)
                                .containsExactlyInAnyOrder(
                                        org.assertj.core.groups.Tuple.tuple("/scopes", "required"),
                                        org.assertj.core.groups.Tuple.tuple("/organisation", "unknown-value"),
                                        org.assertj.core.groups.Tuple.tuple("/until", "date-in-past")));
        assertThatThrownBy(() ->
                        consents.grant(person.id(), employer, Set.of(ConsentScope.STATUS), today.plusYears(6), OFFICE))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> consents.revoke(new ConsentId(UUID.randomUUID()), OFFICE))
                .isInstanceOf(ConsentNotFound.class);
    }
}
