package nl.qualityregister.organisation;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Together;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@DomainTest
class ProvidersTest {
    private static final Actor TEST = Actor.job("test");
    private static final RegisterId REGISTER = new RegisterId("krsd-demo");

    @RegisterExtension
    static final WireMockExtension KVK = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Autowired
    Providers providers;

    @Autowired
    ProviderRows rows;

    @Autowired
    Organisations organisations;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String kvkNumber = String.valueOf(ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
    private final String name = "Leerhuis " + UUID.randomUUID() + " B.V.";

    @Test
    void whoOnboardsActsForTheProviderAndWaitsForTheRegister() {
        Account account = anAccount();

        Provider provider = providers.onboard(asked(name, kvkNumber), account.id(), TEST);

        assertThat(provider.kvk()).isEqualTo(KvkState.UNVERIFIED);
        assertThat(provider.authorisations())
                .extracting(Provider.Authorisation::state)
                .containsExactly(Provider.State.ASKED);
        assertThat(providers.isAuthorised(provider.id(), REGISTER, businessDay.today()))
                .isFalse();
        assertThat(organisations
                        .accounts(List.of(account.id()))
                        .get(account.id())
                        .grants())
                .extracting(RoleGrant::organisation)
                .containsExactly(provider.id());
    }

    @Test
    void aRegisterAuthorisesFromADayUntilADay() {
        Provider provider =
                providers.onboard(asked(name, kvkNumber), anAccount().id(), TEST);
        LocalDate today = businessDay.today();

        providers.authorise(provider.id(), REGISTER, today, today.plusDays(1), today.plusDays(1), TEST);

        assertThat(providers.isAuthorised(provider.id(), REGISTER, today.minusDays(1)))
                .isFalse();
        assertThat(providers.isAuthorised(provider.id(), REGISTER, today.plusDays(1)))
                .isTrue();
        assertThat(providers.isAuthorised(provider.id(), REGISTER, today.plusDays(2)))
                .isFalse();
    }

    @Test
    void theSameBodyUnderAnotherSpellingOrNumberIsKnownAlready() {
        providers.onboard(asked(name, kvkNumber), anAccount().id(), TEST);
        AccountId other = anAccount().id();

        assertThatThrownBy(() -> providers.onboard(
                        asked(name.toUpperCase(java.util.Locale.ROOT).replace(" B.V.", " BV"), null), other, TEST))
                .isInstanceOf(ProviderKnownAlready.class);
        assertThatThrownBy(() -> providers.onboard(asked("Heel anders " + UUID.randomUUID(), kvkNumber), other, TEST))
                .isInstanceOf(ProviderKnownAlready.class);
    }

    @Test
    void ofSixteenWhoOnboardTheSameAtOnceOneIsTakenIn() {
        AccountId account = anAccount().id();

        List<String> endings = Together.all(16, i -> {
            try {
                providers.onboard(asked(name, null), account, TEST);
                return "taken in";
            } catch (ProviderKnownAlready refused) {
                return refused.problem();
            }
        });

        assertThat(endings).filteredOn("taken in"::equals).hasSize(1);
        assertThat(endings).filteredOn("provider-known-already"::equals).hasSize(15);
    }

    @Test
    void everyFaultIsTold() {
        NewProvider wrong = new NewProvider(
                " ",
                "AB 1234",
                "12",
                null,
                null,
                List.of(new NewProvider.Contact(" ", "nobody", null)),
                List.of(new RegisterId("nowhere")));

        assertThatThrownBy(() -> providers.onboard(wrong, anAccount().id(), TEST))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactlyInAnyOrder(
                                        "/name",
                                        "/postcode",
                                        "/kvkNumber",
                                        "/contacts/0/name",
                                        "/contacts/0/email",
                                        "/registers/0"));
    }

    @Test
    void aNumberThatIsFoundUnderTheNameIsVerified() throws InterruptedException {
        assertThat(checked(okJson(found(name.replace(" B.V.", ""), "Ja")))).isEqualTo(KvkState.VERIFIED);
        KVK.verify(com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor(urlPathEqualTo("/api/v2/zoeken"))
                .withQueryParam("kvkNummer", equalTo(kvkNumber))
                .withHeader("apikey", equalTo("secret")));
    }

    @Test
    void aNumberOfAnotherNameIsShownAsSuch() throws InterruptedException {
        assertThat(checked(okJson(found("Iets anders", "Ja")))).isEqualTo(KvkState.NAME_DIFFERS);
    }

    @Test
    void aBodyThatEndedIsInactive() throws InterruptedException {
        assertThat(checked(okJson(found(name, "Nee")))).isEqualTo(KvkState.INACTIVE);
    }

    @Test
    void aNumberThatNobodyHasIsUnknown() throws InterruptedException {
        assertThat(checked(aResponse().withStatus(404))).isEqualTo(KvkState.UNKNOWN_NUMBER);
    }

    @Test
    void whoeverDoesNotAnswerClearlyLeavesUnverifiedAndIsAskedAgain() throws InterruptedException {
        assertThat(checked(aResponse().withStatus(500))).isEqualTo(KvkState.UNVERIFIED);
        assertThat(tries()).isOne();
    }

    @Test
    void aSlowAnswerIsNoAnswer() throws InterruptedException {
        assertThat(checked(okJson(found(name, "Ja")).withFixedDelay(4_000))).isEqualTo(KvkState.UNVERIFIED);
    }

    @Test
    void garbageIsNoAnswer() throws InterruptedException {
        assertThat(checked(aResponse().withStatus(200).withBody("<html>onderhoud</html>")))
                .isEqualTo(KvkState.UNVERIFIED);
    }

    @Test
    void aRedirectIsNotFollowed() throws InterruptedException {
        assertThat(checked(aResponse().withStatus(302).withHeader("Location", KVK.baseUrl() + "/elsewhere")))
                .isEqualTo(KvkState.UNVERIFIED);
    }

    private KvkState checked(ResponseDefinitionBuilder answer) throws InterruptedException {
        KVK.stubFor(get(urlPathEqualTo("/api/v2/zoeken"))
                .withQueryParam("kvkNummer", equalTo(kvkNumber))
                .willReturn(answer));
        // what other tests left is not asked here
        jdbc.sql("update provider set kvk_due_at = null").update();
        Provider provider =
                providers.onboard(asked(name, kvkNumber), anAccount().id(), TEST);
        new KvkChecks(rows, new KvkSearch(JsonMapper.shared(), KVK.baseUrl(), "secret"), transaction).check(10);
        return providers.find(provider.id()).orElseThrow().kvk();
    }

    private int tries() {
        return jdbc.sql(
                        "select kvk_tries from provider p join organisation o on o.id = p.organisation_id where o.kvk_number = :number")
                .param("number", kvkNumber)
                .query(Integer.class)
                .single();
    }

    private String found(String known, String active) {
        return """
                {"pagina": 1, "resultatenPerPagina": 10, "totaal": 1, "resultaten": [
                 {"kvkNummer": "%s", "naam": "%s", "type": "hoofdvestiging", "actief": "%s",
                  "adres": {"binnenlandsAdres": {"type": "bezoekadres", "plaats": "Averlo"}}}]}
                """.formatted(kvkNumber, known, active);
    }

    private static NewProvider asked(String name, String kvkNumber) {
        return new NewProvider(
                name,
                "1234 ab",
                kvkNumber,
                "info@example.org",
                null,
                List.of(new NewProvider.Contact("A. Contact", "a@example.org", null)),
                List.of(REGISTER));
    }

    private Account anAccount() {
        return organisations
                .open(List.of(new NewAccount("http://test", UUID.randomUUID().toString(), "proef", List.of())), TEST)
                .getFirst();
    }
}
