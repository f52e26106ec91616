package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.support.Together;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class LookUpsTest {
    private static final Actor OFFICE = Actor.job("test");

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Visibilities visibilities;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Test
    void whoIsMergedIsFoundUnderTheOtherNumberAndWhoIsErasedIsGone() {
        People.Professional merged = people.aJobCoach();
        People.Professional survivor = people.aJobCoach();
        People.Professional erased = people.aJobCoach();
        assertThat(api.asPublic().get("/v1/registrations/" + merged.number()).status())
                .isEqualTo(200);

        visibilities.merge(merged.person().id(), survivor.person().id(), OFFICE);
        visibilities.erase(erased.person().id(), OFFICE);

        Answer moved = api.asPublic().get("/v1/registrations/" + merged.number() + "?occupation=job-coach");
        Answer gone = api.asPublic().get("/v1/registrations/" + erased.number());
        assertThat(moved.status()).isEqualTo(308);
        assertThat(moved.header("Location"))
                .hasValue("/v1/registrations/" + survivor.number() + "?occupation=job-coach");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.problem()).isEqualTo("registrant-erased");
    }

    @Test
    void ofWhoIsHiddenItIsOnlyToldThatTheOfficeKnows() {
        People.Professional hidden = people.aJobCoach();
        visibilities.hide(hidden.person().id(), OFFICE);

        Answer answer = api.asPublic().get("/v1/registrations/" + hidden.number() + "?validOn=" + businessDay.today());

        assertThat(answer.json().path("disclosure").asString()).isEqualTo("ask-the-office");
        assertThat(answer.json().path("registrations").size()).isZero();
        assertThat(search("{\"name\": \"%s\"}".formatted(surname(hidden)))
                        .json()
                        .path("items")
                        .size())
                .isZero();
        visibilities.show(hidden.person().id(), OFFICE);
        assertThat(status(hidden)).isEqualTo("registered");
    }

    @Test
    void whatIsEnteredIsSeenAtOnceWhereItWasEnteredAlsoByManyWhoAsk() {
        People.Professional person = people.aJobCoach();
        LocalDate today = businessDay.today();

        List<String> before = Together.all(16, i -> status(person));
        roll.append(List.of(Registrations.suspended(
                Registrations.jobCoach(person.person().id()), today.minusDays(1), today.plusDays(9))));
        List<String> after = Together.all(16, i -> status(person));

        assertThat(before).containsOnly("registered");
        assertThat(after).containsOnly("suspended");
    }

    @Test
    void aPersonPastTheCyclesEndIsRegisteredWithRenewalPending() {
        People.Professional person = people.aProfessional();
        LocalDate today = businessDay.today();
        roll.append(List.of(Registrations.registered(
                Registrations.jobCoach(person.person().id()), today.minusYears(5), today.minusDays(1))));

        JsonNode registration = api.asPublic()
                .get("/v1/registrations/" + person.number())
                .json()
                .path("registrations")
                .path(0);

        assertThat(registration.path("status").asString()).isEqualTo("registered");
        assertThat(registration.path("renewal").asString()).isEqualTo("pending");
    }

    @Test
    void aNumberWithAnothersDateOfBirthIsNobodys() {
        People.Professional person = people.aJobCoach();
        String right = "{\"registrationNumber\": \"KR %s\", \"birthDate\": \"1980-05-05\"}".formatted(person.number());
        String wrong = "{\"registrationNumber\": \"%s\", \"birthDate\": \"1980-05-06\"}".formatted(person.number());

        assertThat(search(right)
                        .json()
                        .path("items")
                        .path(0)
                        .path("registrationNumber")
                        .asString())
                .isEqualTo(person.number());
        assertThat(search(right).text()).doesNotContain("1980");
        assertThat(search(wrong).status()).isEqualTo(404);
    }

    @Test
    void aNameIsFoundAsPeopleWriteIt() {
        People.Professional person = people.aJobCoach();
        String surname = surname(person);

        for (String written : List.of(
                surname,
                "Jet van der " + surname,
                surname.toUpperCase(java.util.Locale.ROOT) + ", J.M. van der",
                "Henri\u00ebtte van der " + surname)) {
            Answer answer = search("{\"name\": \"%s\", \"birthDate\": \"1980-05-05\"}".formatted(written));
            assertThat(numbers(answer)).as(written).contains(person.number());
        }
        String off = surname.replace("Berg", "Borg");
        Answer similar = search("{\"name\": \"%s\"}".formatted(off));
        assertThat(numbers(similar)).contains(person.number());
        assertThat(numbers(search("{\"name\": \"Kees van der %s\"}".formatted(surname))))
                .isEmpty();
    }

    @Test
    void anEmployerSeesTheNameAndThePersonSeesThatHeDid() {
        OrganisationId organisation = people.anOrganisation(OrganisationKind.EMPLOYER);
        String employer = people.accountFor(Role.EMPLOYER, organisation).subject();
        People.Professional person = people.aJobCoach();

        Answer told = api.as(employer).get("/v1/registrations/" + person.number());
        Answer found = api.as(employer)
                .json("{\"name\": \"%s\"}".formatted(surname(person)))
                .post("/v1/registrations/_search");

        assertThat(told.json().path("name").asString()).startsWith("J.M. van der ");
        assertThat(found.json().path("items").path(0).path("name").asString()).startsWith("J.M. van der ");
        assertThat(api.asPublic().get("/v1/registrations/" + person.number()).text())
                .doesNotContain("J.M.");
        assertThat(search("{\"name\": \"%s\"}".formatted(surname(person))).text())
                .doesNotContain("J.M.");
        JsonNode accesses = api.as(person.subject())
                .get("/v1/registrations/" + person.number() + "/accesses")
                .json()
                .path("items");
        assertThat(accesses.valueStream()
                        .filter(one -> one.path("organisation").asString("").equals(organisation.value()))
                        .map(one -> one.path("act").asString()))
                .contains("registration-read", "registrations-searched");
    }

    @Test
    void whoWalksThroughTheNamesIsStopped() {
        String walker = people.anAccount(Role.EMPLOYER);
        String nobody = "{\"name\": \"Qxz%s\"}".formatted(UUID.randomUUID());
        Answer answer = api.as(walker).json(nobody).post("/v1/registrations/_search");

        for (int i = 0; i < 250 && answer.status() == 200; i++) {
            answer = api.as(walker).json(nobody).post("/v1/registrations/_search");
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("too-many-look-ups");
        assertThat(answer.header("Retry-After")).hasValue("60");
    }

    private String status(People.Professional person) {
        return api.asPublic()
                .get("/v1/registrations/" + person.number())
                .json()
                .path("registrations")
                .path(0)
                .path("status")
                .asString("");
    }

    private Answer search(String json) {
        return api.asPublic().json(json).post("/v1/registrations/_search");
    }

    private static List<String> numbers(Answer answer) {
        return answer.json()
                .path("items")
                .valueStream()
                .map(one -> one.path("registrationNumber").asString())
                .toList();
    }

    private static String surname(People.Professional person) {
        return person.person().name().surname();
    }
}
