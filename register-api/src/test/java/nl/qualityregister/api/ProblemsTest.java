package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ProblemsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nowhere", "/v1/me/", "/v1", "/nowhere", "/v1/courses/x/y/z", "/actuator/env"})
    void whereNothingIsNothingIsFound(String path) {
        Answer answer = api.asPublic().get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1//me",
                "/v1/../me",
                "/v1/me;x=1",
                "/v1/courses/%2e%2e",
                "/v1/courses/a%2Fb",
                "/v1/courses/%00"
            })
    void pathsThatPlayTricksAreRefused(String path) throws IOException {
        String answer = overSocket("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json")
                .doesNotContain("Tomcat");
    }

    @Test
    void aRequestThatIsNoHttpIsAnsweredWithoutAWordAboutTheServer() throws IOException {
        String answer = overSocket("GET /v1/<>|{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain("Tomcat")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/courses?%ff=1", "/v1/courses?text=%zz", "/v1/courses?=%00", "/v1/courses?text=%ff%fe"})
    void aQueryThatCannotBeReadIsRefused(String path) throws IOException {
        String answer = overSocket("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("problems/request-malformed");
    }

    @Test
    void aHeaderWithControlCharactersIsRefused() throws IOException {
        String answer = overSocket(
                "GET /v1/courses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Language: n\u0001l\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("problems/request-malformed");
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemLikeAnyOther() throws IOException {
        String answer = overSocket("GET /v1/courses/a%2Fb HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .contains("Content-Type: application/problem+json\n")
                .contains("API-Version: ")
                .contains("X-Frame-Options: DENY")
                .contains("\"type\":\"http://localhost:8080/problems/request-malformed\"")
                .contains("\"status\":400");
    }

    @Test
    void aTypeOfManyTypesIsNoTypeOfABody() {
        String subject = people.anAccount(Role.EMPLOYER);

        Answer answer =
                api.as(subject).content("application/*", "{\"items\": []}").post("/v1/verifications");

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void anotherMethodIsToldWhichOnesThereAre() {
        Answer answer = api.asPublic().with("Accept-Language", "nl").send("DELETE", "/v1/courses");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue("GET");
        assertThat(answer.json().path("detail").asString()).isEqualTo("Dit adres kent alleen: GET.");
    }

    @Test
    void anotherFormIsNotAcceptable() {
        Answer answer = api.asPublic().with("Accept", "application/xml").get("/v1/openapi.json");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("not-acceptable");
    }

    @Test
    void anotherContentIsNotSupported() {
        String subject = people.anAccount(Role.EMPLOYER);

        Answer answer = api.as(subject).content("text/xml", "<items/>").post("/v1/verifications");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("media-type-not-supported");
    }

    @Test
    void everyFaultOfABodyIsNamedAtOnce() {
        String subject = people.anAccount(Role.EMPLOYER);

        Answer answer = api.as(subject).json("""
                        {"items": [{"registrationNumber": 5}, {"register": "KRSD DEMO", "colour": "red"}, "no"],
                         "validOn": "2026-02-30", "knownAt": "yesterday", "extra": true}
                        """).post("/v1/verifications");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("input-refused");
        assertThat(answer.faults())
                .containsExactly(
                        "/extra unknown-field",
                        "/items/0/registrationNumber wrong-type",
                        "/items/1/colour unknown-field",
                        "/items/1/register malformed",
                        "/items/1/registrationNumber required",
                        "/items/2 wrong-type",
                        "/knownAt malformed-date-time",
                        "/validOn malformed-date");
    }

    @Test
    void everyFaultOfAClaimIsAgainstTheKindThatItNames() {
        String subject = people.aProfessional().subject();

        Answer unknown = api.as(subject)
                .json("{\"register\": \"krsd-demo\", \"claim\": {\"kind\": \"opinion\"}}")
                .post("/v1/evidence");
        Answer wrong = api.as(subject)
                .json(
                        "{\"register\": \"krsd-demo\", \"claim\": {\"kind\": \"practice\", \"from\": \"soon\", \"points\": \"4\"}}")
                .post("/v1/evidence");

        assertThat(unknown.faults()).containsExactly("/claim/kind unknown-choice");
        assertThat(wrong.faults()).containsExactly("/claim/from malformed-date", "/claim/points unknown-field");
    }

    @Test
    void everyFaultOfAQueryIsNamedAtOnce() {
        Answer answer =
                api.asPublic().get("/v1/registrations/100000017?validOn=31-12-2026&knownAt=now&colour=red&register=A");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactly(
                        "?colour unknown-parameter",
                        "?knownAt malformed-date-time",
                        "?register malformed",
                        "?validOn malformed-date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"items\": []", "nonsense", "{\"items\": [], \"items\": []}", "{} {}", "{\"a\": \"\\ud8"})
    void jsonThatCannotBeReadIsAFaultWithItsPlace(String json) {
        String subject = people.anAccount(Role.EMPLOYER);

        Answer answer = api.as(subject).json(json).post("/v1/verifications");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly(" malformed-json");
    }

    @Test
    void deepJsonAndNulAndNoBodyAreFaults() {
        String subject = people.anAccount(Role.EMPLOYER);

        Answer deep = api.as(subject).json("[".repeat(100_000)).post("/v1/verifications");
        Answer nul = api.as(subject)
                .json("{\"items\": [{\"registrationNumber\": \"1\\u00002\"}]}")
                .post("/v1/verifications");
        Answer none = api.as(subject).post("/v1/verifications");

        assertThat(deep.faults()).containsExactly(" malformed-json");
        assertThat(nul.faults()).containsExactly("/items/0/registrationNumber malformed");
        assertThat(none.faults()).containsExactly(" required");
    }

    @Test
    void theTypeOfAProblemResolvesToAPageInBothLanguages() {
        String type = api.asPublic().get("/v1/nowhere").json().path("type").asString();
        String path = type.replace(People.ISSUER, "");

        Answer dutch = api.asPublic().with("Accept-Language", "nl-NL,en;q=0.5").get(path);
        Answer english = api.asPublic().with("Accept-Language", "fr, en;q=0.1").get(path);

        assertThat(dutch.text()).contains("<html lang=\"nl\"").contains("Niet gevonden");
        assertThat(english.text()).contains("<html lang=\"en\"").contains("Not found");
    }

    @Test
    void aPersonWhoAsksForAPageThatIsNotThereIsShownAPage() {
        Answer answer = api.asPublic()
                .with("Accept", "text/html,application/xhtml+xml")
                .with("Accept-Language", "nl")
                .get("/problems/of-nobody");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.text()).contains("Niet gevonden");
    }

    @Test
    void anUploadThatIsTooLargeIsToldSoAndTheCallerCanReadIt() {
        String subject = people.aProfessional().subject();

        Answer answer = api.as(subject).file("large.pdf", new byte[60 << 20]).post("/v1/files");
        Answer next = api.as(subject).get("/v1/me");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("content-too-large");
        assertThat(next.status()).isEqualTo(200);
    }

    @Test
    void anUploadOfUnknownLengthThatIsTooLargeIsToldSoToo() {
        String subject = people.aProfessional().subject();
        byte[] part = new byte[1 << 20];
        HttpRequest request = HttpRequest.newBuilder(api.uri("/v1/files"))
                .header("Authorization", "Bearer " + api.token(subject))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.SequenceInputStream(
                        new java.io.ByteArrayInputStream(
                                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n\r\n"
                                        .getBytes(StandardCharsets.UTF_8)),
                        new java.io.ByteArrayInputStream(new byte[40 * part.length]))))
                .build();

        HttpResponse<byte[]> response = api.raw(request);

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void aJsonBodyThatIsTooLargeIsToldSo() {
        String subject = people.anAccount(Role.EMPLOYER);

        Answer answer = api.as(subject).json(" ".repeat(5 << 20)).post("/v1/verifications");

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void anUploadWithoutAFileNamesWhatIsMissing() {
        String subject = people.aProfessional().subject();
        HttpRequest request = HttpRequest.newBuilder(api.uri("/v1/files"))
                .header("Authorization", "Bearer " + api.token(subject))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"))
                .build();

        Answer answer = new Answer(api.raw(request));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly("/file required");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtect() {
        List<Answer> answers = List.of(
                api.asPublic().get("/v1/openapi.json"),
                api.asPublic().get("/v1/nowhere"),
                api.asPublic().get("/"),
                api.asPublic().get("/v1/me"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.header("API-Version").orElse("")).matches("\\d+\\.\\d+\\.\\d+");
            assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
            assertThat(answer.header("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'");
            assertThat(answer.header("Strict-Transport-Security")).isEmpty();
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Server")).isEmpty();
        });
        assertThat(answers.getLast().header("Cache-Control")).hasValue("no-store");
    }

    private String overSocket(String request) throws IOException {
        try (Socket socket = new Socket("localhost", api.uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            StringBuilder answer = new StringBuilder();
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(line -> answer.append(line).append('\n'));
            }
            return answer.toString();
        }
    }
}
