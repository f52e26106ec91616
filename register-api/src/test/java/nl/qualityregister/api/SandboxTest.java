package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.api.support.SecondInstance;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A demo that runs can be set forward and made anew by its partners; nothing else can. */
@ApiTest
class SandboxTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    RegisterHome home;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    ApplicationContext first;

    @Test
    void whereNoDemoRunsThereIsNoSandbox() {
        String somebody = people.anAccount(Role.EMPLOYER);

        assertThat(api.asPublic().get("/v1/sandbox").status()).isEqualTo(404);
        assertThat(forward(api, somebody, businessDay.today().plusDays(1)).status())
                .isEqualTo(404);
        assertThat(reset(api, somebody).status()).isEqualTo(404);
    }

    @Test
    void theDayIsSetForwardAndNeverBack() throws IOException {
        String somebody = people.anAccount(Role.EMPLOYER);
        LocalDate day = businessDay.today().plusDays(100);
        Path own = aHomeWhereADemoRuns();

        try (SecondInstance demo = SecondInstance.beside(first, "register.demo-issuer=true", "register.home=" + own)) {
            Api there = demo.api();
            String token = api.token(somebody);
            Answer before = there.asPublic().get("/v1/sandbox");
            Answer set = forward(there, token, day);
            Answer back = forward(there, token, day.minusDays(1));
            Answer far = forward(there, token, day.plusDays(401));

            assertThat(before.json().path("setForward").asBoolean()).isFalse();
            assertThat(set.json().path("businessDay").asString()).isEqualTo(day.toString());
            assertThat(back.faults()).containsExactly("/businessDay day-is-past");
            assertThat(far.faults()).containsExactly("/businessDay too-far-ahead");
            assertThat(there.asPublic()
                            .get("/v1/sandbox")
                            .json()
                            .path("businessDay")
                            .asString())
                    .isEqualTo(day.toString());
            assertThat(there.asPublic()
                            .get("/v1/registrations/" + people.aJobCoach().number())
                            .json()
                            .path("validOn")
                            .asString())
                    .isEqualTo(day.toString());
        }
    }

    @Test
    void aResetIsAskedOfTheLauncher() throws IOException {
        String token = api.token(people.anAccount(Role.EMPLOYER));
        Path own = aHomeWhereADemoRuns();

        try (SecondInstance demo = SecondInstance.beside(first, "register.demo-issuer=true", "register.home=" + own)) {
            Answer slip = demo.api()
                    .asPublic()
                    .with("Authorization", "Bearer " + token)
                    .json("{}")
                    .post("/v1/sandbox/resets");
            boolean then = Files.exists(own.resolve("demo/reset-asked"));
            Answer asked = reset(demo.api(), token);

            assertThat(slip.status()).isEqualTo(400);
            assertThat(then).isFalse();
            assertThat(asked.status()).isEqualTo(202);
            assertThat(own.resolve("demo/reset-asked")).exists();
        }
    }

    @Test
    void whereTheRegisterRunsForRealThereIsNoSandboxWhateverLiesThere() throws IOException {
        Path own = aHomeWhereADemoRuns();
        Files.writeString(
                own.resolve("demo/today"), businessDay.today().plusDays(50).toString());

        try (SecondInstance real = SecondInstance.beside(
                first, "register.production=true", "register.demo-issuer=false", "register.home=" + own)) {
            assertThat(real.api().asPublic().get("/v1/sandbox").status()).isEqualTo(404);
            assertThat(real.bean(BusinessDay.class).today()).isEqualTo(businessDay.today());
        }
    }

    private Path aHomeWhereADemoRuns() throws IOException {
        Path own = Files.createTempDirectory("sandbox");
        Files.createDirectories(own.resolve("demo"));
        Files.createDirectories(own.resolve("keys"));
        for (String key : new String[] {"demo-issuer.jwk.json", "demo-logins.key"}) {
            api.token(people.anAccount(Role.AUDITOR));
            Files.copy(home.folder().resolve("keys/" + key), own.resolve("keys/" + key));
        }
        Files.createFile(own.resolve("demo/running"));
        return own;
    }

    private static Answer forward(Api at, String tokenOrSubject, LocalDate day) {
        return as(at, tokenOrSubject).json("{\"businessDay\": \"" + day + "\"}").post("/v1/sandbox/days");
    }

    private static Answer reset(Api at, String tokenOrSubject) {
        return as(at, tokenOrSubject).json("{\"everything\": \"lost\"}").post("/v1/sandbox/resets");
    }

    private static nl.qualityregister.api.support.Call as(Api at, String tokenOrSubject) {
        return tokenOrSubject.startsWith("ey")
                ? at.asPublic().with("Authorization", "Bearer " + tokenOrSubject)
                : at.as(tokenOrSubject);
    }
}
