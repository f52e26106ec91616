package nl.qualityregister.api;

import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Coming back after a lapse, over HTTP: the person sees what it takes, the office decides. */
@ApiTest
class ReinstatementsTest {
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

    @Test
    void thePersonSeesWhatItTakesAndTheOfficeLetsTheRegistrationRunAgain() {
        Professionals professionals = new Professionals(registrants, cycles, points, evidence);
        People.Professional her = people.aProfessional();
        RegistrantId person = her.person().id();
        String cycle = "/v1/cycles/" + lapsed(professionals, person).id();
        String registrar = people.anAccount(Role.REGISTRAR);

        Answer before = api.as(her.subject()).post(cycle + "/reinstatements/_preview");
        Answer somebodyElse = api.as(people.aJobCoach().subject()).post(cycle + "/reinstatements/_preview");
        Answer early = api.as(registrar).json("{\"reason\": \"please\"}").post(cycle + "/reinstatements");
        professionals.meetTheNorm(person);
        Answer notByHerself = api.as(her.subject()).json("{\"reason\": \"me\"}").post(cycle + "/reinstatements");
        Answer done = api.as(registrar).json("{\"reason\": \"made up\"}").post(cycle + "/reinstatements");
        Answer again = api.as(registrar).json("{\"reason\": \"made up\"}").post(cycle + "/reinstatements");

        assertThat(before.json().path("open").asBoolean()).isTrue();
        assertThat(before.json().path("met").asBoolean()).isFalse();
        assertThat(before.json().path("unmet").size()).isPositive();
        assertThat(somebodyElse.status()).isEqualTo(404);
        assertThat(early.problem()).isEqualTo("norm-not-met-yet");
        assertThat(notByHerself.status()).isEqualTo(403);
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.json().path("from").asString())
                .isEqualTo(businessDay.today().toString());
        assertThat(again.problem()).isEqualTo("not-lapsed");
        assertThat(api.asPublic()
                        .get("/v1/registrations/" + her.number())
                        .json()
                        .path("registrations")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("registered");
    }

    private Cycle lapsed(Professionals professionals, RegistrantId person) {
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(person), Professionals.START, Professionals.END),
                Registrations.lapsed(
                        Registrations.jobCoach(person), businessDay.today().minusMonths(3))));
        Cycle cycle = professionals.withACycle(person);
        cycles.judge(List.of(cycle.id()), businessDay.today(), TEST);
        cycles.close(List.of(cycle.id()));
        return cycle;
    }
}
