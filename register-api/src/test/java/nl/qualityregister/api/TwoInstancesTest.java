package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.api.support.SecondInstance;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** Two instances on one database keep the promises of one; the second serves TLS. */
@ApiTest
@TestPropertySource(properties = "register.rate-limit.account=" + TwoInstancesTest.BUDGET)
class TwoInstancesTest {
    static final int BUDGET = 60;
    /** Twice the time between two looks at what the others changed. */
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private static final Actor TEST = Actor.job("test");

    private static SecondInstance second;

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    private Api other;

    @BeforeAll
    static void theOther(@Autowired ApplicationContext first) {
        second = SecondInstance.beside(first, "register.demo-issuer=true", "register.rate-limit.account=" + BUDGET);
    }

    @AfterAll
    static void over() {
        second.close();
    }

    @org.junit.jupiter.api.BeforeEach
    void both() {
        other = second.api();
    }

    @Test
    void aWriteSentAgainToTheOtherIsAnsweredAsBefore() {
        String subject = people.aJobCoach().subject();
        String key = UUID.randomUUID().toString();

        Answer first = draft(api, subject, key, "Reading group");
        Answer again = draft(other, subject, key, "Reading group");
        Answer different = draft(other, subject, key, "Another group");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(different.problem()).isEqualTo("idempotency-key-reused");
        assertThat(api.as(subject).get("/v1/evidence").json().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void ofTheSameWriteToBothAtOnceOneIsDone() throws InterruptedException {
        String subject = people.aJobCoach().subject();
        String key = UUID.randomUUID().toString();
        api.token(subject);

        List<Answer> answers =
                AtOnce.run(16, i -> () -> draft(i % 2 == 0 ? api : other, subject, key, "Reading group")).stream()
                        .map(AtOnce.Ending::result)
                        .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201
                        && answer.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
    }

    @Test
    void requestsToBothAreCountedTogether() {
        String subject = people.anAccount(Role.AUDITOR);
        api.token(subject);
        waitForAWholeMinute(subject);
        for (int i = 0; i < BUDGET / 2; i++) {
            api.as(subject).get("/v1/me");
        }

        int taken = 0;
        Answer last = other.as(subject).get("/v1/me");
        while (last.status() == 200 && taken < BUDGET) {
            taken++;
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            last = other.as(subject).get("/v1/me");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.problem()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(last.header("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(last.header("RateLimit-Policy")).hasValue("\"client\";q=" + BUDGET + ";w=60");
        assertThat(last.header("RateLimit").orElse("")).matches("\"client\";r=0;t=\\d+");
        assertThat(taken).isBetween(BUDGET / 2 - 2, BUDGET / 2 + 12); // what one second brings here
    }

    @Test
    void aRoleThatIsEndedAtOneIsGoneAtTheOtherThoughTheTokenIsKnownThere() {
        Account registrar = people.account(Role.REGISTRAR);
        int before = other.as(registrar.subject()).get("/v1/applications").status();

        organisations.end(registrar.id(), Role.REGISTRAR, null, businessDay.today(), TEST);

        assertThat(before).isEqualTo(200);
        assertThat(within(
                        A_MOMENT,
                        () -> other.as(registrar.subject())
                                        .get("/v1/applications")
                                        .status()
                                == 403))
                .isTrue();
    }

    @Test
    void aTokenThatIsRevokedAtOneIsRefusedThereAtOnceAndByTheOtherWithinAMoment() {
        Account auditor = people.account(Role.AUDITOR);
        String office = people.anAccount(Role.REGISTRAR);
        Supplier<Integer> here = () -> api.as(auditor.subject()).get("/v1/me").status();
        Supplier<Integer> there =
                () -> other.as(auditor.subject()).get("/v1/me").status();
        List<Integer> before = List.of(here.get(), there.get());

        Answer revoked = api.as(office).post("/v1/accounts/" + auditor.id() + "/token-revocations");
        int after = here.get();

        assertThat(before).containsExactly(200, 200);
        assertThat(revoked.status()).isEqualTo(201);
        assertThat(after).isEqualTo(401);
        assertThat(within(A_MOMENT, () -> there.get() == 401)).isTrue();
        assertThat(other.as(auditor.subject()).get("/v1/me").problem()).isEqualTo("token-refused");
        LockSupport.parkNanos(Duration.ofMillis(1100).toNanos());
        String anew = api.request(auditor.subject(), api.secret(auditor.subject()), "")
                .path("access_token")
                .asString();
        assertThat(other.asPublic()
                        .with("Authorization", "Bearer " + anew)
                        .get("/v1/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAccountThatIsClosedAtOneIsRefusedByBothWhateverTokenItBrings() {
        Account provider = people.account(Role.AUDITOR);
        String office = people.anAccount(Role.REGISTRAR);
        int before = api.as(provider.subject()).get("/v1/me").status();
        other.as(provider.subject()).get("/v1/me");

        Answer closed = other.as(office).post("/v1/accounts/" + provider.id() + "/closures");
        int after = other.as(provider.subject()).get("/v1/me").status();
        String anew = api.request(provider.subject(), api.secret(provider.subject()), "")
                .path("access_token")
                .asString();

        assertThat(before).isEqualTo(200);
        assertThat(closed.json().path("closedAt").asString("")).isNotEmpty();
        assertThat(after).isEqualTo(401);
        assertThat(within(
                        A_MOMENT, () -> api.as(provider.subject()).get("/v1/me").status() == 401))
                .isTrue();
        assertThat(api.asPublic()
                        .with("Authorization", "Bearer " + anew)
                        .get("/v1/me")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void nobodyClosesHisOwnAccount() {
        Account registrar = people.account(Role.REGISTRAR);

        Answer refused = api.as(registrar.subject()).post("/v1/accounts/" + registrar.id() + "/closures");

        assertThat(refused.problem()).isEqualTo("own-roles-untouched");
        assertThat(api.as(registrar.subject()).get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void whatIsEnteredAtOneIsAnsweredByTheOther() {
        Registrant person = people.aProfessional().person();
        String path = "/v1/registrations/" + person.number().value();
        int before = other.asPublic().get(path).status();

        roll.append(List.of(Registrations.registered(
                Registrations.jobCoach(person.id()),
                businessDay.today().minusYears(1),
                businessDay.today().plusYears(1))));

        assertThat(before).isEqualTo(404);
        assertThat(within(
                        Duration.ofSeconds(2), () -> other.asPublic().get(path).status() == 200))
                .isTrue();
    }

    /** Asked all the while, so that it is remembered there; each time within a second of the commit, and here at once. */
    @Test
    void aChangeOfStatusIsInEveryAnswerOfTheOtherWithinASecond() {
        Registrant person = people.aJobCoach().person();
        String path = "/v1/registrations/" + person.number().value();
        List<Duration> taken = new ArrayList<>();
        for (int change = 0; change < 20; change++) {
            String wanted = change % 2 == 0 ? "suspended" : "registered";
            for (int asked = 0; asked < 3; asked++) {
                assertThat(status(other, path)).isNotEqualTo(wanted);
            }
            roll.append(List.of(
                    change % 2 == 0
                            ? Registrations.suspended(Registrations.jobCoach(person.id()), businessDay.today(), null)
                            : Registrations.registered(
                                    Registrations.jobCoach(person.id()),
                                    businessDay.today(),
                                    businessDay.today().plusYears(1))));
            long committed = System.nanoTime();

            assertThat(status(api, path)).isEqualTo(wanted);
            while (!status(other, path).equals(wanted)) {
                assertThat(Duration.ofNanos(System.nanoTime() - committed)).isLessThan(Duration.ofSeconds(1));
            }
            taken.add(Duration.ofNanos(System.nanoTime() - committed));
        }

        taken.sort(java.util.Comparator.naturalOrder());
        System.out.println("seen at the other instance after (ms): median "
                + taken.get(taken.size() / 2).toMillis() + ", longest "
                + taken.getLast().toMillis());
    }

    private static String status(Api at, String path) {
        return at.asPublic()
                .get(path)
                .json()
                .path("registrations")
                .path(0)
                .path("status")
                .asString("");
    }

    @Test
    void onlyTheOneThatServesTlsSaysToComeBackByTls() {
        Answer plain = api.asPublic().get("/v1/registers");
        Answer secure = other.asPublic().get("/v1/registers");

        assertThat(plain.header("Strict-Transport-Security")).isEmpty();
        assertThat(secure.status()).isEqualTo(200);
        assertThat(secure.header("Strict-Transport-Security").orElse("")).startsWith("max-age=31536000");
    }

    private static Answer draft(Api at, String subject, String key, String title) {
        return at.as(subject).key(key).json("""
            {"register": "krsd-demo", "claim": {"kind": "activity", "title": "%s", "type": "guide",
             "category": "other", "completedOn": "2026-01-15", "points": "4",
             "knowledgeSource": "experiential"}}
            """.formatted(title)).post("/v1/evidence");
    }

    /** So that the budget is not made whole while it is being used up. */
    private void waitForAWholeMinute(String subject) {
        String left = api.as(subject).get("/v1/me").header("RateLimit").orElseThrow();
        int seconds = Integer.parseInt(left.replaceFirst(".*t=", ""));
        if (seconds < 30) {
            LockSupport.parkNanos(Duration.ofSeconds(seconds + 1L).toNanos());
        }
    }

    private static boolean within(Duration time, BooleanSupplier wanted) {
        long end = System.nanoTime() + time.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return true;
    }
}
