package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An employer is told more than everybody for as long as a contract says so. */
@ApiTest
class EmployerContractsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    OrganisationId organisation;
    String employer;
    String registrar;
    People.Professional person;

    @BeforeEach
    void anEmployer() {
        organisation = people.anOrganisation(OrganisationKind.EMPLOYER);
        employer = people.accountFor(Role.EMPLOYER, organisation).subject();
        registrar = people.anAccount(Role.REGISTRAR);
        person = people.aJobCoach();
    }

    @Test
    void fromTheMomentItsContractIsEndedAnEmployerIsAsAnybody() {
        JsonNode contract = current();
        String before = name();
        int watched = api.as(employer).get("/v1/watched-people").status();

        Answer ended = end(contract.path("contractId").asString());

        assertThat(before).startsWith("J.M. van der ");
        assertThat(watched).isEqualTo(200);
        assertThat(ended.status()).isEqualTo(201);
        assertThat(ended.json().path("endedReason").asString()).isEqualTo("not renewed");
        assertThat(name()).isEmpty();
        assertThat(found().path("registrationNumber").asString()).isEqualTo(person.number());
        assertThat(found().has("name")).isFalse();
        Answer list = api.as(employer).get("/v1/watched-people");
        assertThat(list.status()).isEqualTo(403);
        assertThat(list.problem()).isEqualTo("employer-contract-required");
        assertThat(api.as(employer).get("/v1/watched-people/roster").status()).isEqualTo(403);
        assertThat(end(contract.path("contractId").asString()).problem()).isEqualTo("employer-contract-ended");
        assertThat(jdbc.sql("select count(*) from trail_entry where object = :object and act = 'contract-ended'")
                        .param("object", "contract:" + organisation)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aContractSaysWhatAndFromWhenUntilWhen() {
        end(current().path("contractId").asString());
        Answer names = record(
                "\"names\"", businessDay.today().toString(), businessDay.today().toString());
        String nameNow = name();
        int watching = api.as(employer).get("/v1/watched-people").status();
        Answer overlapping = record("\"watching\"", businessDay.today().toString(), null);
        Answer next = record("\"watching\"", businessDay.today().plusDays(1).toString(), null);

        assertThat(names.status()).isEqualTo(201);
        assertThat(nameNow).isNotEmpty();
        assertThat(watching).isEqualTo(403);
        assertThat(overlapping.problem()).isEqualTo("employer-contract-overlaps");
        assertThat(next.status()).isEqualTo(201);
        assertThat(api.as(employer)
                        .get("/v1/employer-contracts")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(3);
        assertThat(api.as(people.anAccount(Role.EMPLOYER))
                        .get(names.header("Location").orElseThrow())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        OrganisationId provider = people.anOrganisation(OrganisationKind.PROVIDER);

        Answer refused = api.as(registrar)
                .key(UUID.randomUUID().toString())
                .json("""
                        {"organisation": "%s", "scopes": ["names"], "from": "2026-03-01", "lastDay": "2026-02-01", "reference": " "}
                        """.formatted(provider))
                .post("/v1/employer-contracts");

        assertThat(refused.faults())
                .containsExactly("/lastDay until-before-from", "/organisation no-employer", "/reference required");
        assertThat(api.as(registrar).get("/v1/employer-contracts").faults()).containsExactly("/organisation required");
    }

    private JsonNode current() {
        return api.as(registrar)
                .get("/v1/employer-contracts?organisation=" + organisation)
                .json()
                .path("items")
                .path(0);
    }

    private Answer end(String contract) {
        return api.as(registrar)
                .key(UUID.randomUUID().toString())
                .json("{\"reason\": \"not renewed\"}")
                .post("/v1/employer-contracts/" + contract + "/endings");
    }

    private Answer record(String scopes, String from, String lastDay) {
        return api.as(registrar)
                .key(UUID.randomUUID().toString())
                .json("{\"organisation\": \"%s\", \"scopes\": [%s], \"from\": \"%s\", %s\"reference\": \"2026/14\"}"
                        .formatted(
                                organisation,
                                scopes,
                                from,
                                lastDay == null ? "" : "\"lastDay\": \"" + lastDay + "\", "))
                .post("/v1/employer-contracts");
    }

    private String name() {
        return api.as(employer)
                .get("/v1/registrations/" + person.number())
                .json()
                .path("name")
                .asString("");
    }

    private JsonNode found() {
        return api.as(employer)
                .json("{\"registrationNumber\": \"%s\", \"birthDate\": \"1980-05-05\"}".formatted(person.number()))
                .post("/v1/registrations/_search")
                .json()
                .path("items")
                .path(0);
    }
}
