package nl.qualityregister.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.fuzz.Wire.Reply;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.ContractCheck;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.Overheard;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks every operation of the contract, as every kind of user, for what it should not be asked: on a database of its own, for what a
 * registrar does by chance is done to whole registers. {@code ./register fuzz} is the long form.
 */
@ApiTest
@TestPropertySource(properties = "register.fuzz=true")
class FuzzTest {
    private static final int THREADS = 4;
    private static final int REQUESTS = Integer.getInteger("register.fuzz.requests", 4_000);
    private static final long SEED = Long.getLong("register.fuzz.seed", 20_260_101L);
    /** Caches fill while it runs; what is kept of requests would be many times this. */
    private static final long GROWTH = 64L << 20;

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Contract contract;

    @Autowired
    ContractCheck check;

    private final List<String> aboutPeople = new ArrayList<>();
    private final Map<String, String> findings = new ConcurrentSkipListMap<>();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();

    @Test
    void nothingThatIsAskedMakesItStumbleTellOrGrow() throws InterruptedException {
        Pool pool = new Pool();
        Map<String, String> tokens = somebodyOfEachKind(pool);
        fire(REQUESTS / 5, SEED, pool, tokens);
        long before = used();

        Overheard logs = Overheard.begin();
        fire(REQUESTS - REQUESTS / 5, SEED + 1000, pool, tokens);
        logs.end();
        long growth = used() - before;

        System.out.println("fuzz: " + REQUESTS + " requests, seed " + SEED + ", by status " + statuses
                + ", heap grew by " + (growth >> 20) + " MB");
        assertThat(findings.values()).isEmpty();
        assertThat(logs.linesWith(aboutPeople)).isEmpty();
        assertThat(logs.linesWith(List.of("X-Injected", "jndi", "Bearer ey"))).isEmpty();
        assertThat(growth).isLessThan(GROWTH);
        assertThat(new TreeMap<>(statuses)).containsKeys(200, 201, 400, 401, 403, 404, 405, 415);
    }

    /** Bodies that trickle in hold what they hold for a while, and nobody else. */
    @Test
    void slowBodiesKeepNobodyElseWaiting() throws IOException {
        String token = api.token(people.anAccount(Role.EMPLOYER));
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Socket socket = new Socket("localhost", api.uri("/").getPort());
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/verifications HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            slow.add(socket);
        }

        long begun = System.nanoTime();
        int status = api.asPublic().get("/v1/registers").status();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(status).isEqualTo(200);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        for (Socket socket : slow) {
            socket.close();
        }
    }

    private void fire(int requests, long seed, Pool pool, Map<String, String> tokens) throws InterruptedException {
        List<Operation> operations = contract.operations();
        List<AtOnce.Ending<Integer>> endings = AtOnce.run(THREADS, thread -> () -> {
            Random random = new Random(seed + thread);
            Gunner gunner = new Gunner(contract, pool, random, tokens);
            Judge judge = new Judge(check);
            try (Wire wire = new Wire(api.uri("/").getPort())) {
                for (int i = thread; i < requests; i += THREADS) {
                    ask(wire, gunner.draw(operations.get(random.nextInt(operations.size()))), judge, pool);
                }
            }
            return requests;
        });
        endings.forEach(ending -> assertThat(ending.thrown()).isNull());
    }

    private void ask(Wire wire, Shot shot, Judge judge, Pool pool) throws IOException {
        Reply reply;
        try {
            reply = wire.send(shot.bytes(), shot.method().equals("HEAD"));
        } catch (IOException | RuntimeException silence) {
            wire.close();
            findings.putIfAbsent(shot.method() + " " + silence.getClass(), "is not answered: " + silence + "\n" + shot);
            return;
        }
        statuses.computeIfAbsent(reply.status(), any -> new AtomicLong()).incrementAndGet();
        judge.fault(shot, reply)
                .ifPresent(fault -> findings.putIfAbsent(
                        template(shot) + fault.lines().findFirst().orElse(""),
                        "\n* " + fault + "\n  " + shot + "\n  -> " + reply.status() + " "
                                + new String(reply.body(), StandardCharsets.UTF_8)));
        if (reply.status() < 300) {
            reply.headers().firstValue("etag").ifPresent(tag -> pool.add("ETag", tag));
            harvest(reply, pool);
        }
    }

    private String template(Shot shot) {
        return contract.operation(shot.method(), shot.path())
                        .map(Operation::id)
                        .orElse(shot.method() + " " + shot.path())
                + " ";
    }

    private static void harvest(Reply reply, Pool pool) {
        if (reply.headers().firstValue("content-type").orElse("").equals("application/json")
                && reply.body().length < 200_000) {
            try {
                pool.harvest(JsonMapper.shared().readTree(reply.body()));
            } catch (JacksonException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private Map<String, String> somebodyOfEachKind(Pool pool) {
        Map<String, String> tokens = new LinkedHashMap<>();
        People.Professional coach = people.aJobCoach();
        People.Professional other = people.aJobCoach();
        for (People.Professional person : List.of(coach, other)) {
            pool.add("registrationNumber", person.number());
            aboutPeople.addAll(List.of(
                    person.number(),
                    person.person().name().surname(),
                    person.person().email()));
        }
        List.of("krsd-demo", "register-demo").forEach(register -> pool.add("register", register));
        pool.add("occupation", "job-coach");
        tokens.put("PUBLIC", "");
        tokens.put("NOBODY", api.token(people.anAccount()));
        for (Role role : Role.values()) {
            tokens.put(role.name(), api.token(role == Role.PROFESSIONAL ? coach.subject() : people.anAccount(role)));
        }
        tokens.put("OTHER_PROFESSIONAL", api.token(other.subject()));
        tokens.put("EVERYTHING", api.token(people.anAccount(Role.values())));
        organisations
                .accountsAfter(null, 1_000)
                .forEach(account -> pool.spare(account.id().toString()));
        return tokens;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
