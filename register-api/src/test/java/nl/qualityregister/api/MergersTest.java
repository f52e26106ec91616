package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.Registrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Two numbers of one person, merged over HTTP by two registrars, and parted again by one. */
@ApiTest
class MergersTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    String one;
    String other;
    People.Professional loser;
    People.Professional survivor;

    @BeforeEach
    void registeredTwice() {
        one = people.anAccount(Role.REGISTRAR);
        other = people.anAccount(Role.REGISTRAR);
        loser = people.aJobCoach();
        survivor = people.aProfessional();
    }

    @Test
    void twoNumbersBecomeOneByTwoPeopleAndTwoAgainByOneDecision() {
        JsonNode preview = preview(loser, survivor).json();
        Answer proposed = propose(preview.path("digest").asString());
        String merger = proposed.header("Location").orElseThrow();

        Answer byHerself = api.as(one).post(merger + "/confirmations");
        Answer confirmed = api.as(other).post(merger + "/confirmations");
        Answer moved = api.asPublic().get("/v1/registrations/" + loser.number());
        JsonNode standing = api.asPublic()
                .get("/v1/registrations/" + survivor.number())
                .json()
                .path("registrations")
                .path(0);
        Answer undone =
                api.as(one).json("{\"reason\": \"two people after all\"}").post(merger + "/reversals");

        assertThat(preview.path("registrations").size()).isEqualTo(2);
        assertThat(preview.path("points").asString()).isEqualTo("0");
        assertThat(proposed.status()).isEqualTo(201);
        assertThat(proposed.json().path("state").asString()).isEqualTo("proposed");
        assertThat(byHerself.problem()).isEqualTo("own-case");
        assertThat(confirmed.json().path("state").asString()).isEqualTo("in-effect");
        assertThat(moved.status()).isEqualTo(308);
        assertThat(moved.header("Location")).hasValue("/v1/registrations/" + survivor.number());
        assertThat(standing.path("status").asString()).isEqualTo("registered");
        assertThat(standing.path("registeredSince").asString())
                .isEqualTo(businessDay.today().minusYears(2).toString());
        assertThat(undone.json().path("state").asString()).isEqualTo("undone");
        assertThat(status(loser)).isEqualTo("registered");
        assertThat(api.asPublic()
                        .get("/v1/registrations/" + survivor.number())
                        .json()
                        .path("registrations")
                        .size())
                .isZero();
        assertThat(api.as(other).post(merger + "/confirmations").problem()).isEqualTo("merger-not-in-that-state");
    }

    @Test
    void whatWouldBeDoneOtherwiseThanShownIsRefusedWithWhatItWouldDoNow() {
        String digest = preview(loser, survivor).json().path("digest").asString();
        roll.append(java.util.List.of(Registrations.registered(
                Registrations.debtCounsellor(loser.person().id()),
                businessDay.today().minusDays(3),
                businessDay.today().plusYears(2))));

        Answer outdated = propose(digest);

        assertThat(outdated.status()).isEqualTo(409);
        assertThat(outdated.problem()).isEqualTo("merger-outdated");
        assertThat(outdated.text()).contains("debt-counsellor");
    }

    @Test
    void whatCannotBeMergedSaysWhy() {
        roll.append(java.util.List.of(
                Registrations.suspended(Registrations.jobCoach(loser.person().id()), businessDay.today(), null)));

        Answer refused = preview(loser, survivor);
        Answer same = preview(survivor, survivor);
        Answer nobody = api.as(one)
                .json("{\"registrationNumber\": \"%s\", \"survivorNumber\": \"999999999\"}".formatted(loser.number()))
                .post("/v1/mergers/_preview");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults()).containsExactly("/registrationNumber standing-in-the-way");
        assertThat(same.faults()).containsExactly("/survivorNumber same-number");
        assertThat(nobody.status()).isEqualTo(404);
    }

    private Answer preview(People.Professional from, People.Professional into) {
        return api.as(one)
                .json("{\"registrationNumber\": \"%s\", \"survivorNumber\": \"%s\"}"
                        .formatted(from.number(), into.number()))
                .post("/v1/mergers/_preview");
    }

    private Answer propose(String digest) {
        return api.as(one)
                .json("""
                        {"registrationNumber": "%s", "survivorNumber": "%s", "digest": "%s", "reason": "registered twice"}
                        """.formatted(loser.number(), survivor.number(), digest))
                .post("/v1/mergers");
    }

    private String status(People.Professional person) {
        return api.asPublic()
                .get("/v1/registrations/" + person.number())
                .json()
                .path("registrations")
                .path(0)
                .path("status")
                .asString();
    }
}
