package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Documents;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Leaving the register, over HTTP. */
@ApiTest
class DeparturesTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    BusinessDay businessDay;

    People.Professional owner;
    String place;

    @BeforeEach
    void aJobCoach() {
        owner = people.aJobCoach();
        place = "/v1/registrations/" + owner.number();
    }

    private String status(int days) {
        return api.asPublic()
                .get(place + "?validOn=" + businessDay.today().plusDays(days))
                .json()
                .path("registrations")
                .path(0)
                .path("status")
                .asString();
    }

    @Test
    void whoLeavesCanComeBackOnIt() {
        String key = UUID.randomUUID().toString();
        String leaving = "{\"register\": \"krsd-demo\", \"kind\": \"withdrawn\", \"reason\": \"another trade\"}";
        Answer left = api.as(owner.subject()).key(key).json(leaving).post(place + "/departures");
        Answer repeated = api.as(owner.subject()).key(key).json(leaving).post(place + "/departures");
        Answer twice = api.as(owner.subject()).json(leaving).post(place + "/departures");

        assertThat(left.status()).isEqualTo(201);
        assertThat(left.json().path("undoUntil").asString())
                .isEqualTo(businessDay.today().plusDays(14).toString());
        assertThat(repeated.json()).isEqualTo(left.json());
        assertThat(twice.faults()).containsExactly("/register not-registered");
        assertThat(status(0)).isEqualTo("registered");
        assertThat(status(1)).isEqualTo("withdrawn");

        String departure = left.header("Location").orElseThrow();
        assertThat(api.as(people.aJobCoach().subject()).get(departure).status()).isEqualTo(404);
        Answer undone = api.as(owner.subject()).json("{}").post(departure + "/reversals");
        Answer again = api.as(owner.subject()).json("{}").post(departure + "/reversals");

        assertThat(undone.json().path("state").asString()).isEqualTo("undone");
        assertThat(again.problem()).isEqualTo("departure-not-in-that-state");
        assertThat(status(1)).isEqualTo("registered");
        assertThat(api.as(owner.subject())
                        .get("/v1/departures")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aRelativeReportsADeathWithProofAndTheOfficeConfirmsIt() {
        String relative = people.anAccount();
        String registrar = people.anAccount(Role.REGISTRAR);
        String file = api.as(relative)
                .file("akte.pdf", Documents.aPdf())
                .post("/v1/files")
                .json()
                .path("fileId")
                .asString();

        Answer unproven = api.as(relative)
                .json("{\"diedOn\": \"%s\", \"relation\": \"son\", \"files\": []}".formatted(businessDay.today()))
                .post(place + "/deaths");
        Answer reported = api.as(relative)
                .json("{\"diedOn\": \"%s\", \"relation\": \"son\", \"files\": [\"%s\"]}"
                        .formatted(businessDay.today().minusDays(2), file))
                .post(place + "/deaths");
        String departure = reported.header("Location").orElseThrow();
        Answer proof = api.as(registrar).get(departure + "/files/" + file);
        Answer confirmed =
                api.as(registrar).json("{\"outcome\": \"confirmed\"}").post(departure + "/decisions");

        assertThat(unproven.faults()).containsExactly("/files required");
        assertThat(reported.json().path("state").asString()).isEqualTo("reported");
        assertThat(api.as(relative).get(departure).status()).isEqualTo(403);
        assertThat(proof.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(confirmed.json().path("state").asString()).isEqualTo("in-effect");
        assertThat(status(0)).isEqualTo("deceased");
        assertThat(api.as(registrar)
                        .json("{\"outcome\": \"confirmed\"}")
                        .post(departure + "/decisions")
                        .problem())
                .isEqualTo("departure-not-in-that-state");
    }
}
