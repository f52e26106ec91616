package nl.qualityregister.jobs.renewal;

import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.JobRun.Outcome;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.Professionals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Eight clients at the doors behind the API submit, withdraw and correct evidence for the very cycles that the night is judging. Each
 * client is the only one who touches its people, so it knows every state that their facts were ever in, and in which order.
 */
@JobTest
class PeopleAtWorkTest {
    private static final int CLIENTS = 8;
    private static final int PEOPLE = 5;
    private static final int ACTS = 20;
    /** Of no other test of these jobs: each night of theirs is run once. */
    private static final LocalDate NIGHT = END.plusDays(331);

    @Autowired
    Jobs jobs;

    @Autowired
    Cycles cycles;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    Professionals professionals;

    @BeforeEach
    void professionals() {
        professionals = new Professionals(registrants, cycles, points, evidence);
    }

    /**
     * The facts of one cycle as they stood for a while.
     *
     * @param begun they did not stand earlier
     * @param facts their seal, computed by the database
     * @param verdict what the norm's evaluator says of them
     */
    private record Stood(Instant begun, String facts, JsonNode verdict) {}

    private record Stored(long id, Instant at, String facts, JsonNode verdict) {}

    @Test
    void everyVerdictIsTheEvaluatorsOnTheFactsOfOneInstantWhileEightClientsChangeThem() throws Exception {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Client(i));
        }
        int nights = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> working = new ArrayList<>();
            clients.forEach(client -> working.add(pool.submit(client)));
            do {
                assertThat(night().outcome()).isEqualTo(Outcome.DONE);
                nights++;
            } while (!working.stream().allMatch(Future::isDone));
            for (Future<?> one : working) {
                one.get();
            }
        }
        night();
        long before = verdicts(clients);
        night();

        assertThat(nights).isGreaterThan(1);
        assertThat(before)
                .isEqualTo(verdicts(clients))
                .as("verdicts, of which some were overtaken by later facts")
                .isGreaterThan((long) CLIENTS * PEOPLE);
        clients.forEach(client -> client.history.forEach(this::isTrueOf));
    }

    private JobRun night() {
        return jobs.run(
                "EvaluateCycles",
                Map.of("register", REGISTER.value(), "businessDay", NIGHT.toString(), "again", "true"));
    }

    /** Each verdict is on facts that stood, in the order in which they stood, none before they did; the last one on the last of them. */
    private void isTrueOf(CycleId cycle, List<Stood> history) {
        int state = 0;
        for (Stored stored : stored(cycle)) {
            while (state < history.size() && !history.get(state).facts().equals(stored.facts())) {
                state++;
            }
            assertThat(state)
                    .as("verdict %s of cycle %s is on facts that stood", stored.id(), cycle)
                    .isLessThan(history.size());
            assertThat(stored.verdict())
                    .as("verdict %s of cycle %s", stored.id(), cycle)
                    .isEqualTo(history.get(state).verdict());
            assertThat(stored.at()).isAfterOrEqualTo(history.get(state).begun());
        }
        assertThat(history.get(state).facts()).isEqualTo(history.getLast().facts());
    }

    private List<Stored> stored(CycleId cycle) {
        return jdbc.sql("""
            select id, judged_at, facts_sha256, result::text as result
            from verdict
            where cycle_id = :cycle
            order by id
            """)
                .param("cycle", cycle.value())
                .query((row, number) -> new Stored(
                        row.getLong("id"),
                        row.getObject("judged_at", OffsetDateTime.class).toInstant(),
                        row.getString("facts_sha256"),
                        json.readTree(row.getString("result"))))
                .list();
    }

    private long verdicts(List<Client> clients) {
        return clients.stream()
                .flatMap(client -> client.history.keySet().stream())
                .mapToLong(cycle -> stored(cycle).size())
                .sum();
    }

    private final class Client implements Runnable {
        private final Random random;
        private final List<CycleId> own;
        private final List<RegistrantId> people;
        private final Map<CycleId, List<Stood>> history = new HashMap<>();
        private final Map<CycleId, List<Evidence>> accepted = new HashMap<>();

        Client(int number) {
            this.random = new Random(number);
            this.people = professionals.people(PEOPLE);
            this.own = cycles.open(people.stream().map(Professionals::aCycle).toList()).stream()
                    .map(cycle -> cycle.id())
                    .toList();
            own.forEach(cycle -> {
                accepted.put(cycle, new ArrayList<>());
                history.put(cycle, new ArrayList<>(List.of(stand(cycle, clock.instant()))));
            });
        }

        @Override
        public void run() {
            for (int i = 0; i < ACTS; i++) {
                int which = random.nextInt(PEOPLE);
                CycleId cycle = own.get(which);
                Instant begun = clock.instant();
                act(people.get(which), accepted.get(cycle));
                history.get(cycle).add(stand(cycle, begun));
            }
        }

        private Stood stand(CycleId cycle, Instant begun) {
            String facts = jdbc.sql("""
                select encode(sha256(convert_to(coalesce(string_agg(fact, ',' order by fact collate "C"), ''), 'UTF8')), 'hex')
                from cycle_fact
                where cycle_id = :cycle and day <= last_day
                """)
                    .param("cycle", cycle.value())
                    .query(String.class)
                    .single();
            return new Stood(begun, facts, json.readTree(cycles.look(cycle, END).result()));
        }

        /** One act that changes the facts, in the transaction of its door. */
        private void act(RegistrantId person, List<Evidence> standing) {
            switch (standing.isEmpty() ? 0 : random.nextInt(4)) {
                case 0, 1 ->
                    standing.add(accept(evidence.draft(new NewEvidence(person, REGISTER, claim(), List.of()), TEST)));
                case 2 -> {
                    Evidence gone = standing.remove(random.nextInt(standing.size()));
                    evidence.withdraw(gone.id(), gone.version(), "entered by mistake", TEST);
                }
                default -> {
                    Evidence old = standing.remove(random.nextInt(standing.size()));
                    standing.add(accept(evidence.correct(old.id(), sameKind(old.claim()), List.of(), TEST)));
                }
            }
        }

        private Evidence accept(Evidence draft) {
            Evidence submitted = evidence.submit(draft.id(), draft.version(), TEST);
            return evidence.conclude(Map.of(submitted.id(), new Judgement.Accepted(null, null)), TEST)
                    .getFirst();
        }

        private Claim claim() {
            return random.nextInt(3) == 0 ? practice() : activity();
        }

        private Claim sameKind(Claim claim) {
            return claim instanceof Claim.OfPractice ? practice() : activity();
        }

        private Claim activity() {
            return new Claim.OfActivity(
                    "A course",
                    "course",
                    "training",
                    "ethics",
                    START.plusDays(random.nextInt(1_000)),
                    Hundredths.ofWhole(1 + random.nextInt(60)),
                    null,
                    "professional",
                    Map.of());
        }

        private Claim practice() {
            return new Claim.OfPractice(
                    "social-domain",
                    "Gemeente Zilverdam",
                    "jobcoach",
                    START.plusDays(random.nextInt(500)),
                    null,
                    Hundredths.ofWhole(12 + random.nextInt(24)));
        }
    }
}
