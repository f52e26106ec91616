package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Call;
import nl.qualityregister.api.support.People;
import nl.qualityregister.evidence.ConfirmationId;
import nl.qualityregister.evidence.Confirmations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class ConfirmationsTest {
    private static final String REQUEST = """
            {"register": "krsd-demo", "kind": "practice", "happenedOn": "2025-05-12", "relation": "line-manager",
             "statement": "Werkte hier <b>24</b> uur per week.", "name": "P. Baas", "email": "baas@example.org"}
            """;

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Confirmations confirmations;

    @Autowired
    JdbcClient jdbc;

    People.Professional jet;

    @BeforeEach
    void jet() {
        jet = people.aJobCoach();
    }

    @Test
    void somebodyWithoutAnAccountConfirmsOverALink() {
        Answer asked = mine().json(REQUEST).post("/v1/confirmations");
        String token = link(asked);

        Answer opened = api.asPublic().json("{\"token\": \"" + token + "\"}").post("/v1/confirmations/_open");
        Answer given = answer(token, "P. Baas");
        Answer again = answer(token, "P. Baas");
        Answer read = mine().get(asked.header("Location").orElseThrow());

        assertThat(asked.status()).isEqualTo(201);
        assertThat(opened.json().path("statement").asString()).isEqualTo("Werkte hier <b>24</b> uur per week.");
        assertThat(opened.text()).doesNotContain(jet.number()).doesNotContain("@");
        assertThat(given.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.problem()).isEqualTo("confirmation-link-spent");
        assertThat(read.json().path("state").asString()).isEqualTo("confirmed");
        assertThat(read.json().path("answer").path("role").asString()).isEqualTo("teamleider");
        assertThat(mine().get("/v1/confirmations").json().path("items").size()).isEqualTo(1);
    }

    @Test
    void theProfessionalHerselfIsRefusedWhateverNameShePutsDown() {
        String token = link(mine().json(REQUEST).post("/v1/confirmations"));

        Answer signedIn = mine().json(answerOf(token, "P. Baas")).post("/v1/confirmation-answers");
        Answer byName = answer(token, jet.person().name().formal());

        assertThat(signedIn.status()).isEqualTo(403);
        assertThat(signedIn.problem()).isEqualTo("confirmation-by-oneself");
        assertThat(byName.problem()).isEqualTo("confirmation-by-oneself");
    }

    @Test
    void aKeyFromSomebodyWithoutAnAccountIsNoMatter() {
        String token = link(mine().json(REQUEST).post("/v1/confirmations"));

        Answer given =
                api.asPublic().key("k-1").json(answerOf(token, "P. Baas")).post("/v1/confirmation-answers");

        assertThat(given.status()).isEqualTo(201);
    }

    @Test
    void whatIsNoLinkIsUnknown() {
        assertThat(answer("nonsense", "P. Baas").status()).isEqualTo(404);
        assertThat(answer("A".repeat(43), "P. Baas").problem()).isEqualTo("confirmation-link-unknown");
    }

    @Test
    void anothersConfirmationIsNotThereAndTheAttemptIsOnTheTrail() {
        String place = mine().json(REQUEST)
                .post("/v1/confirmations")
                .header("Location")
                .orElseThrow();
        String stranger = people.aJobCoach().subject();

        int read = api.as(stranger).get(place).status();
        int withdrawn = api.as(stranger)
                .with("If-Match", "\"0\"")
                .post(place + "/withdrawals")
                .status();

        assertThat(List.of(read, withdrawn)).containsExactly(404, 404);
        assertThat(jdbc.sql("""
                        select act || ' ' || ground from trail_entry
                        where object = :object and act = 'refused' and subjects = array[cast(:number as text)]
                        """)
                        .param("object", "confirmation:" + place.replaceFirst(".*/", ""))
                        .param("number", jet.number())
                        .query(String.class)
                        .list())
                .containsExactly("refused none", "refused none");
    }

    @Test
    void aReminderTheSameDayIsRefusedAndAWithdrawnLinkIsSpent() {
        Answer asked = mine().json(REQUEST).post("/v1/confirmations");
        String place = asked.header("Location").orElseThrow();
        String version = asked.header("ETag").orElseThrow();
        String token = link(asked);

        Answer reminded = mine().with("If-Match", version).post(place + "/reminders");
        Answer withdrawn = mine().with("If-Match", version).post(place + "/withdrawals");

        assertThat(reminded.problem()).isEqualTo("confirmation-asked-too-often");
        assertThat(withdrawn.json().path("state").asString()).isEqualTo("withdrawn");
        assertThat(answer(token, "P. Baas").status()).isEqualTo(410);
    }

    @Test
    void thePageShowsTheStatementAsTextAndTakesTheAnswer() {
        String token = link(mine().json(REQUEST).post("/v1/confirmations"));

        HttpResponse<byte[]> page = form(token, null);
        HttpResponse<byte[]> incomplete = form(token, "outcome=confirmed&name=P.+Baas&role=&remark=Klopt");
        HttpResponse<byte[]> sent = form(token, "outcome=confirmed&name=P.+Baas&role=teamleider");
        HttpResponse<byte[]> again = form(token, null);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(text(page))
                .contains("Werkte hier &lt;b&gt;24&lt;/b&gt; uur per week.")
                .contains("vraagt u iets te bevestigen")
                .doesNotContain(jet.number());
        assertThat(text(incomplete)).contains("Dit ontbreekt.").contains("Klopt");
        assertThat(text(sent)).contains("Dank u wel");
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(text(again)).contains("gebruikt of verlopen");
    }

    private HttpResponse<byte[]> form(String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri("/confirm/" + token))
                .header("Accept", "text/html")
                .header("Accept-Language", "nl");
        return api.raw(
                body == null
                        ? request.build()
                        : request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
    }

    private static String text(HttpResponse<byte[]> page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    private String link(Answer asked) {
        UUID id = UUID.fromString(asked.json().path("confirmationId").asString());
        return confirmations.link(new ConfirmationId(id)).orElseThrow().value();
    }

    private Answer answer(String token, String name) {
        return api.asPublic().json(answerOf(token, name)).post("/v1/confirmation-answers");
    }

    private static String answerOf(String token, String name) {
        return """
                {"token": "%s", "outcome": "confirmed", "name": "%s", "role": "teamleider"}
                """.formatted(token, name);
    }

    private Call mine() {
        return api.as(jet.subject());
    }
}
