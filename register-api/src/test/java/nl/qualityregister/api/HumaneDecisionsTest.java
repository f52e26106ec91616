package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.HumaneWays;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The hearing before a decision against somebody, and the exception beside a computed result, over HTTP. */
@ApiTest
class HumaneDecisionsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    People.Professional owner;
    String registrar;
    String colleague;
    CycleId cycle;
    String place;

    @BeforeEach
    void aProfessionalWhoFallsShort() {
        owner = people.aProfessional();
        registrar = people.anAccount(Role.REGISTRAR);
        colleague = people.anAccount(Role.REGISTRAR);
        Professionals professionals = new Professionals(registrants, cycles, points, evidence);
        cycle = professionals.withACycle(owner.person().id()).id();
        roll.append(List.of(Registrations.registered(
                Registrations.jobCoach(owner.person().id()), Professionals.START, Professionals.END)));
        professionals.meetTheNormButForOtherPoints(owner.person().id());
        cycles.judge(List.of(cycle), businessDay.today(), Professionals.TEST);
        place = "/v1/cycles/" + cycle;
    }

    private Answer decide(String outcome) {
        return api.as(registrar)
                .json("{\"outcome\": \"%s\", \"reason\": \"Weighed.\"}".formatted(outcome))
                .post(place + "/decisions");
    }

    @Test
    void sheIsHeardBeforeItIsDecidedAgainstHer() {
        Answer unheard = decide("not-renewed");
        Answer announced = api.as(registrar).post(place + "/intentions");
        String intention = announced.header("Location").orElseThrow();
        Answer early = decide("not-renewed");
        Answer stranger = api.as(people.aProfessional().subject()).get(intention);
        Answer view = api.as(owner.subject())
                .json("{\"words\": \"I was ill for a year.\", \"saysAll\": true}")
                .post(intention + "/views");
        Answer own = api.as(owner.subject()).get("/v1/intentions");
        Answer read = api.as(owner.subject()).get(place);
        Answer decided = decide("not-renewed");

        assertThat(unheard.problem()).isEqualTo("no-intention-announced");
        assertThat(announced.status()).isEqualTo(201);
        assertThat(early.problem()).isEqualTo("hearing-not-over");
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(view.json().path("state").asString()).isEqualTo("heard");
        assertThat(own.json()
                        .path("items")
                        .path(0)
                        .path("views")
                        .path(0)
                        .path("words")
                        .asString())
                .isEqualTo("I was ill for a year.");
        assertThat(read.json().path("intention").path("state").asString()).isEqualTo("heard");
        assertThat(decided.status()).isEqualTo(201);
        assertThat(api.as(registrar).get(intention).json().path("state").asString())
                .isEqualTo("followed");
    }

    @Test
    void anExceptionOfTwoStandsBesideTheVerdictInTheDossier() {
        String rules = String.join(
                ",",
                HumaneWays.unmet(cycles, cycle).stream()
                        .map(rule -> "\"" + rule + "\"")
                        .toList());
        Answer proposed = api.as(registrar)
                .json(
                        "{\"rules\": [%s], \"code\": \"illness\", \"reason\": \"A year of illness.\", \"expiresOn\": \"%s\"}"
                                .formatted(rules, businessDay.today().plusDays(7)))
                .post(place + "/discretions");
        String discretion = proposed.header("Location").orElseThrow();
        String signature =
                "{\"digest\": \"%s\"}".formatted(proposed.json().path("digest").asString());
        Answer alone = api.as(registrar).json(signature).post(discretion + "/signatures");
        Answer unsigned = decide("renewed");
        Answer signed = api.as(colleague).json(signature).post(discretion + "/signatures");
        Answer decided = decide("renewed");
        Answer dossier = api.as(owner.subject()).get(place);

        assertThat(alone.problem()).isEqualTo("own-case");
        assertThat(unsigned.problem()).isEqualTo("discretion-required");
        assertThat(signed.json().path("state").asString()).isEqualTo("signed");
        assertThat(decided.status()).isEqualTo(201);
        assertThat(dossier.json().path("verdict").path("met").asBoolean()).isFalse();
        assertThat(dossier.json().path("discretion").path("state").asString()).isEqualTo("used");
        assertThat(dossier.json().path("discretion").path("beside").asString()).isNotBlank();
        assertThat(dossier.json().path("discretion").has("reason")).isFalse();
        assertThat(api.as(owner.subject()).get(discretion).json().path("reason").asString())
                .isEqualTo("A year of illness.");
        assertThat(api.as(people.aProfessional().subject()).get(discretion).status())
                .isEqualTo(404);
        assertThat(api.as(people.aProfessional().subject())
                        .get("/v1/precedents?register=krsd-demo")
                        .json()
                        .path("fewestShown")
                        .asInt())
                .isEqualTo(5);
    }
}
