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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a professional opens to an employer, and what she sees of its use. */
@ApiTest
class ConsentsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    BusinessDay businessDay;

    People.Professional owner;
    OrganisationId organisation;
    String employer;

    @BeforeEach
    void aProfessionalAndAnEmployer() {
        owner = people.aJobCoach();
        organisation = people.anOrganisation(OrganisationKind.EMPLOYER);
        employer = people.accountFor(Role.EMPLOYER, organisation).subject();
    }

    private Answer granted(String scopes) {
        return api.as(owner.subject())
                .key(UUID.randomUUID().toString())
                .json("{\"organisation\": \"%s\", \"scopes\": [%s], \"until\": \"%s\"}"
                        .formatted(
                                organisation.value(),
                                scopes,
                                businessDay.today().plusDays(30)))
                .post("/v1/consents");
    }

    private String dossier() {
        return "/v1/registrations/" + owner.number() + "/dossier";
    }

    @Test
    void anEmployerReadsTheDossierByConsentOnlyAndEachUseIsShownToItsOwner() {
        assertThat(api.as(employer).get(dossier()).status()).isEqualTo(404);
        Answer granted = granted("\"dossier\"");
        Answer read = api.as(employer).get(dossier());
        Answer certificates = api.as(employer).get("/v1/registrations/" + owner.number() + "/certificates");
        Answer evidence = api.as(employer).get("/v1/registrations/" + owner.number() + "/evidence");
        Answer seen = api.as(owner.subject()).get("/v1/registrations/" + owner.number() + "/accesses?limit=50");
        Answer known = api.as(employer).get("/v1/consents");
        Answer revoked = api.as(owner.subject()).post(granted.header("Location").orElseThrow() + "/revocations");

        assertThat(granted.status()).isEqualTo(201);
        assertThat(read.status()).isEqualTo(200);
        assertThat(certificates.status()).isEqualTo(404);
        assertThat(evidence.status()).isEqualTo(404);
        JsonNode use = seen.json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("act").asString().equals("dossier-read"))
                .findFirst()
                .orElseThrow();
        assertThat(use.path("by").asString()).isEqualTo("an-organisation");
        assertThat(use.path("organisation").asString()).isEqualTo(organisation.value());
        assertThat(use.path("consent").asString())
                .isEqualTo(granted.json().path("consentId").asString());
        assertThat(seen.json()
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("act").asString().equals("refused"))
                        .map(item -> item.path("by").asString()))
                .hasSize(3)
                .containsOnly("somebody-else");
        assertThat(known.json().path("items").path(0).path("registrationNumber").asString())
                .isEqualTo(owner.number());
        assertThat(revoked.json().path("state").asString()).isEqualTo("revoked");
        assertThat(api.as(employer).get(dossier()).status()).isEqualTo(404);
        assertThat(api.as(employer).get("/v1/consents").json().path("items").size())
                .isZero();
    }

    @Test
    void anotherEmployerAndAnotherProfessionalSeeNothing() {
        String consent =
                granted("\"dossier\", \"certificates\"").header("Location").orElseThrow();
        String other = people.aJobCoach().subject();

        assertThat(api.as(people.anAccount(Role.EMPLOYER)).get(dossier()).status())
                .isEqualTo(404);
        assertThat(api.as(other).get(consent).status()).isEqualTo(404);
        assertThat(api.as(other).post(consent + "/revocations").status()).isEqualTo(404);
        assertThat(api.as(other)
                        .get("/v1/registrations/" + owner.number() + "/accesses")
                        .status())
                .isEqualTo(404);
        assertThat(api.as(employer)
                        .get("/v1/registrations/" + owner.number() + "/certificates")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theAccessesAreReadInPiecesTheNewestFirst() {
        granted("\"dossier\"");
        for (int i = 0; i < 3; i++) {
            api.as(employer).get(dossier());
        }

        Answer first = api.as(owner.subject()).get("/v1/registrations/" + owner.number() + "/accesses?limit=2");
        String next = first.header("Link").orElseThrow().replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        Answer second = api.as(owner.subject()).get(next);

        assertThat(acts(first)).containsExactly("dossier-read", "dossier-read");
        assertThat(acts(second)).containsExactly("dossier-read", "consent-granted");
    }

    private static List<String> acts(Answer page) {
        return page.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("act").asString())
                .toList();
    }

    @Test
    void everythingWrongWithAConsentIsToldAtOnce() {
        Answer answer = api.as(owner.subject())
                .json("{\"organisation\": \"nobody-knows-it\", \"scopes\": [\"dossier\"], \"until\": \"2001-01-01\"}")
                .post("/v1/consents");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly("/organisation unknown-value", "/until date-in-past");
    }

    /** Which words somebody agreed to can be shown later; words that are no longer asked cannot be agreed to. */
    @Test
    void aConsentKeepsTheWordsThatWereAgreedTo() {
        String current = api.asPublic()
                .get("/v1/consent-wordings")
                .json()
                .path("items")
                .valueStream()
                .filter(wording -> wording.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("version")
                .asString();
        String asked = "{\"organisation\": \"%s\", \"scopes\": [\"status\"], \"until\": \"%s\", \"wording\": \"%s\"}";
        LocalDate until = businessDay.today().plusDays(30);

        Answer given = api.as(owner.subject())
                .json(asked.formatted(organisation.value(), until, current))
                .post("/v1/consents");
        Answer outdated = api.as(owner.subject())
                .json(asked.formatted(organisation.value(), until, "1999-1"))
                .post("/v1/consents");

        assertThat(given.json().path("wording").asString()).isEqualTo(current);
        assertThat(granted("\"status\"").json().path("wording").asString()).isEqualTo(current);
        assertThat(outdated.faults()).containsExactly("/wording unknown-value");
    }
}
