package nl.qualityregister.decision;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.assessment.Conclusion;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a diploma, whatever the diploma register does. */
@DomainTest
class DiplomasTest {
    private static final String VERIFY = "/v1/diplomas/_verify";
    private static final WireMockServer THEIRS = new WireMockServer(options().dynamicPort());

    @Autowired
    Decisions decisions;

    @Autowired
    DiplomaRows rows;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Diplomas diplomas;
    LocalDate today;
    Account applicant;

    @BeforeAll
    static void start() {
        THEIRS.start();
    }

    @AfterAll
    static void stop() {
        THEIRS.stop();
    }

    @BeforeEach
    void somebodyWithADiploma() {
        THEIRS.resetAll();
        diplomas = at(THEIRS.baseUrl());
        today = businessDay.today();
        applicant = new Applicants(rooms).account(Role.PROFESSIONAL);
    }

    private Diplomas at(String address) {
        return new Diplomas(rows, new DiplomaRegister(json, address, Duration.ofMillis(500), Duration.ofMillis(700)));
    }

    private Application applied(String number) {
        Qualification diploma = new Qualification(
                Qualification.Kind.DIPLOMA, "Social work", "Hogeschool", LocalDate.of(2014, 7, 1), number);
        return decisions.apply(
                Applicants.form(today, List.of(diploma), List.of(Applicants.work(null)), List.of(), JOB_COACH),
                applicant.id(),
                Actor.account(applicant.id()));
    }

    private void answers(String number, ResponseDefinitionBuilder answer) {
        THEIRS.stubFor(post(urlEqualTo(VERIFY))
                .withRequestBody(matchingJsonPath("$.diplomaNumber", equalTo(number)))
                .willReturn(answer));
    }

    private static String aNumber() {
        return "HBO-" + UUID.randomUUID();
    }

    private DiplomaCheck checked(Application application) {
        diplomas.check(1_000);
        return diplomas.of(application.id()).getFirst();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            confirmed,    CONFIRMED,    diploma-confirmed
            unknown,      UNKNOWN,      diploma-unknown
            other-holder, OTHER_HOLDER, diploma-of-another
            perhaps,      UNVERIFIED,   diploma-register-not-understood
            """)
    void whatTheRegisterSaysStandsBesideTheApplication(String said, DiplomaOutcome outcome, String detail) {
        String number = aNumber();
        answers(number, okJson("{\"result\": \"" + said + "\"}"));
        Application application = applied(number);
        assertThat(diplomas.of(application.id()).getFirst().detail()).isEqualTo("diploma-not-asked-yet");

        DiplomaCheck check = checked(application);

        assertThat(check.outcome()).isEqualTo(outcome);
        assertThat(check.detail()).isEqualTo(detail);
        assertThat(check.checkedAt()).isNotNull();
        THEIRS.verify(
                1,
                postRequestedFor(urlEqualTo(VERIFY))
                        .withRequestBody(matchingJsonPath("$.diplomaNumber", equalTo(number)))
                        .withRequestBody(matchingJsonPath("$.surname", equalTo("Vlugt")))
                        .withRequestBody(matchingJsonPath("$.infix", equalTo("van der")))
                        .withRequestBody(matchingJsonPath("$.birthDate", equalTo("1990-02-28")))
                        .withRequestBody(matchingJsonPath("$.awardedOn", equalTo("2014-07-01"))));
    }

    @Test
    void whateverGoesWrongThereLeavesItUnverifiedWithTheReason() {
        assertThat(after(aResponse().withStatus(500))).isEqualTo("diploma-register-failed");
        assertThat(after(aResponse().withStatus(404))).isEqualTo("diploma-register-failed");
        assertThat(after(okJson("{\"result\": \"confirmed\"}").withFixedDelay(2_000)))
                .isEqualTo("diploma-register-slow");
        assertThat(after(okJson("{\"result\": \"confirmed\"}").withChunkedDribbleDelay(10, 5_000)))
                .isEqualTo("diploma-register-unreachable");
        assertThat(after(aResponse().withStatus(200).withBody("<html>welcome</html>")))
                .isEqualTo("diploma-register-not-understood");
        assertThat(after(aResponse().withStatus(200).withBody("[".repeat(50_000))))
                .isEqualTo("diploma-register-not-understood");
        assertThat(after(aResponse().withStatus(302).withHeader("Location", THEIRS.baseUrl() + "/elsewhere")))
                .isEqualTo("diploma-register-failed");
        assertThat(after(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)))
                .isEqualTo("diploma-register-unreachable");
        THEIRS.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    private String after(ResponseDefinitionBuilder answer) {
        String number = aNumber();
        answers(number, answer);
        applicant = new Applicants(rooms).account(Role.PROFESSIONAL);
        DiplomaCheck check = checked(applied(number));
        assertThat(check.outcome()).isEqualTo(DiplomaOutcome.UNVERIFIED);
        return check.detail();
    }

    @Test
    void aRegisterThatIsNotThereOrNotConnectedLeavesItUnverified() throws IOException {
        diplomas = at("http://localhost:" + aClosedPort());
        assertThat(checked(applied(aNumber())).detail()).isEqualTo("diploma-register-unreachable");

        applicant = new Applicants(rooms).account(Role.PROFESSIONAL);
        diplomas = at("");
        assertThat(checked(applied(aNumber())).detail()).isEqualTo("diploma-register-absent");
    }

    private static int aClosedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void withoutANumberNobodyIsAsked() {
        Application application = applied(null);

        assertThat(checked(application).detail()).isEqualTo("diploma-without-number");
        THEIRS.verify(
                0,
                postRequestedFor(urlEqualTo(VERIFY)).withRequestBody(matchingJsonPath("$.diplomaNumber", equalTo(""))));
    }

    @Test
    void itIsAskedAgainWhenItsWaitIsOverAndNotBefore() {
        String number = aNumber();
        answers(number, aResponse().withStatus(503));
        Application application = applied(number);
        checked(application);
        answers(number, okJson("{\"result\": \"confirmed\"}"));
        assertThat(checked(application).outcome()).isEqualTo(DiplomaOutcome.UNVERIFIED);

        jdbc.sql("update diploma_check set next_try_at = next_try_at - interval '1 minute' where application_id = :id")
                .param("id", application.id().value())
                .update();

        assertThat(checked(application).outcome()).isEqualTo(DiplomaOutcome.CONFIRMED);
    }

    @Test
    void manyWhoAskAtOnceAskOnce() throws InterruptedException {
        String number = aNumber();
        answers(number, okJson("{\"result\": \"confirmed\"}"));
        Application application = applied(number);

        AtOnce.run(16, any -> () -> diplomas.check(100));

        assertThat(diplomas.of(application.id()).getFirst().outcome()).isEqualTo(DiplomaOutcome.CONFIRMED);
        THEIRS.verify(
                1,
                postRequestedFor(urlEqualTo(VERIFY))
                        .withRequestBody(matchingJsonPath("$.diplomaNumber", equalTo(number))));
    }

    @Test
    void anotherDiplomaInItsPlaceIsAskedAboutAnew() {
        String number = aNumber();
        String other = aNumber();
        answers(number, okJson("{\"result\": \"unknown\"}"));
        answers(other, okJson("{\"result\": \"confirmed\"}"));
        Application application = applied(number);
        checked(application);
        new Applicants(rooms).assessed(application, Conclusion.ASKED_BACK);

        Qualification mended = new Qualification(
                Qualification.Kind.DIPLOMA, "Social work", "Hogeschool", LocalDate.of(2014, 7, 1), other);
        decisions.submitAgain(
                application.id(),
                Applicants.form(today, List.of(mended), List.of(Applicants.work(null)), List.of(), JOB_COACH),
                applicant.id(),
                Actor.account(applicant.id()));

        assertThat(checked(application).outcome()).isEqualTo(DiplomaOutcome.CONFIRMED);
    }

    @Test
    void aDecisionNeverWaitsForTheRegister() {
        Application application = new Applicants(rooms).assessed(applied(aNumber()), Conclusion.ACCEPTED);

        Application accepted = decisions.accept(application.id(), null, Actor.account(UUID.randomUUID()));

        assertThat(accepted.decided().verdicts()).allMatch(Verdict::met);
        assertThat(new ArrayList<>(diplomas.of(application.id())))
                .extracting(DiplomaCheck::outcome)
                .containsExactly(DiplomaOutcome.UNVERIFIED);
    }
}
