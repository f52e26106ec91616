package nl.qualityregister.api;

import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.decision.RenewalOutcome;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.HumaneWays;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.RecordedNorms;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ApiTest
class DossierTest {
    private static final Actor TEST = Actor.job("test");

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Decisions decisions;

    @Autowired
    Hearings hearings;

    @Autowired
    Roll roll;

    @Autowired
    JdbcClient jdbc;

    Professionals professionals;
    People.Professional owner;
    RegistrantId person;

    @BeforeEach
    void aProfessional() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        owner = people.aProfessional();
        person = owner.person().id();
    }

    private String place() {
        return "/v1/registrations/" + owner.number() + "/dossier";
    }

    private JsonNode read(String language) {
        return api.as(owner.subject())
                .with("Accept-Language", language)
                .get(place())
                .json();
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108})
    void theDossierAndTheNightSayTheSameOfAnyDossier(long seed) {
        Cycle cycle = professionals.withACycle(person);
        live(new Random(seed));

        JsonNode answer = read("en").path("cycles").path(0);
        Judged judged = cycles.judge(List.of(cycle.id()), END.plusDays(1), TEST).getFirst();
        Verdict night = Verdict.fromJson(judged.result());

        JsonNode verdict = answer.path("cycle").path("verdict");
        assertThat(verdict.path("evaluatedOn").asString()).isEqualTo(END.toString());
        assertThat(verdict.path("met").asBoolean()).as("seed %d", seed).isEqualTo(night.met());
        assertThat(verdict.path("outcome").asString()).isEqualTo(night.outcome());
        assertThat(rules(verdict, "required", "counted", "remaining", "met")).isEqualTo(rules(night));
        assertThat(answer.path("forecast").path("accepted").path("met").asBoolean())
                .isEqualTo(night.met());
        assertThat(forecast(answer.path("forecast").path("rules"), "accepted")).isEqualTo(rules(night));
        assertThat(verdict.path("excluded")
                        .valueStream()
                        .map(item -> item.path("item").asString() + " "
                                + item.path("reason").asString()))
                .containsExactlyElementsOf(night.excluded().stream()
                        .map(item -> item.item() + " " + item.reason().code())
                        .toList());
        assertThat(verdict.path("rules").valueStream())
                .allSatisfy(rule -> assertThat(rule.has("remedy"))
                        .isEqualTo(!rule.path("met").asBoolean()))
                .allSatisfy(rule -> assertThat(rule.path("text").asString()).isNotBlank());
        assertThat(verdict.path("text").asString().contains("not")).isEqualTo(!night.met());
    }

    /** Some meet the norm or nearly; credits and evidence of every state and kind, before, in and after the cycle. */
    private void live(Random random) {
        if (random.nextInt(3) == 0) {
            professionals.meetTheNorm(person);
        } else if (random.nextBoolean()) {
            professionals.meetTheNormButForOtherPoints(person);
        }
        List<Credit> credits = new ArrayList<>();
        List<Evidence> accepted = new ArrayList<>();
        for (int step = 0; step < 14; step++) {
            LocalDate day = START.minusDays(100).plusDays(random.nextInt(1_600));
            switch (random.nextInt(6)) {
                case 0 ->
                    credits.add(professionals.credit(
                            person,
                            List.of("training", "self-study", "intervision", "unheard-of")
                                    .get(random.nextInt(4)),
                            "course",
                            random.nextInt(30) + ".5",
                            day,
                            Map.of("accredited", random.nextBoolean(), "groupSize", random.nextInt(12))));
                case 1 -> {
                    if (!credits.isEmpty()) {
                        professionals.reverse(credits.remove(random.nextInt(credits.size())));
                    }
                }
                case 2 -> submit(claim(random, day));
                case 3, 4 -> accepted.add(accept(submit(claim(random, day))));
                default -> {
                    if (!accepted.isEmpty()) {
                        professionals.withdraw(
                                accepted.remove(random.nextInt(accepted.size())).id());
                    }
                }
            }
        }
    }

    private static Claim claim(Random random, LocalDate day) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new Claim.OfPractice(
                        "social-domain",
                        "gemeente",
                        "coach",
                        day,
                        random.nextBoolean() ? null : day.plusDays(400),
                        Hundredths.ofWhole(8 + random.nextInt(28)));
            case 1 -> new Claim.OfInterruption("illness", day, day.plusDays(random.nextInt(90)));
            case 2 -> new Claim.OfDocument("vog", day, random.nextBoolean() ? null : day.plusYears(3));
            default ->
                new Claim.OfActivity(
                        "Handreiking",
                        "guide",
                        "other",
                        null,
                        day,
                        Hundredths.ofWhole(1 + random.nextInt(20)),
                        null,
                        random.nextBoolean() ? "experiential" : null,
                        Map.of());
        };
    }

    private Evidence submit(Claim claim) {
        Evidence draft = evidence.draft(new NewEvidence(person, REGISTER, claim, List.of()), TEST);
        return evidence.submit(draft.id(), draft.version(), TEST);
    }

    private Evidence accept(Evidence submitted) {
        return evidence.conclude(Map.of(submitted.id(), new Judgement.Accepted(null, null)), TEST)
                .getFirst();
    }

    private static List<String> rules(JsonNode verdict, String... fields) {
        return verdict.path("rules")
                .valueStream()
                .map(rule -> rule.path("rule").asString() + " " + values(rule, fields))
                .toList();
    }

    private static List<String> forecast(JsonNode rules, String stage) {
        return rules.valueStream()
                .map(rule -> rule.path("rule").asString() + " "
                        + values(rule.path(stage), "required", "counted", "remaining", "met"))
                .toList();
    }

    private static List<String> values(JsonNode rule, String... fields) {
        return Arrays.stream(fields).map(field -> rule.path(field).asString()).toList();
    }

    private static List<String> rules(Verdict verdict) {
        return verdict.rules().stream().map(DossierTest::rule).toList();
    }

    private static String rule(RuleResult rule) {
        return rule.rule() + " "
                + List.of(
                        rule.required().toString(),
                        rule.counted().toString(),
                        rule.remaining().toString(),
                        Boolean.toString(rule.met()));
    }

    @Test
    void theDossierSaysInTheReadersWordsWhatIsAskedCountedExcludedAndToBeDone() {
        professionals.withACycle(person);
        professionals.meetTheNormButForOtherPoints(person);
        professionals.credit(
                person,
                "intervision",
                "session",
                "3",
                START.plusYears(1),
                Map.of("groupSize", 3, "title", "Groep klein"));

        JsonNode verdict = read("nl").path("cycles").path(0).path("cycle").path("verdict");

        assertThat(verdict.path("text").asString()).startsWith("U voldoet nog niet aan alle eisen.");
        JsonNode total = verdict.path("rules").path(0);
        assertThat(total.path("question").asString()).isEqualTo("Hebt u in totaal genoeg punten?");
        assertThat(total.path("text").asString()).contains("U mist nog: 28 punten.");
        assertThat(total.path("requiredBefore").asString()).isEqualTo("160");
        assertThat(total.path("remaining").asString()).isEqualTo("28");
        assertThat(total.path("dueOn").asString()).isEqualTo(END.toString());
        assertThat(total.path("remedy").asString()).isNotBlank();
        JsonNode excluded = verdict.path("excluded").path(0);
        assertThat(excluded.path("title").asString()).isEqualTo("Groep klein");
        assertThat(excluded.path("text").asString())
                .isEqualTo("Dit telt niet mee. Het heeft geen goede samenstelling van de groep.");
    }

    @Test
    void whatWaitsIsForecastApartFromWhatCounts() {
        professionals.withACycle(person);
        professionals.meetTheNormButForOtherPoints(person);
        submit(new Claim.OfActivity(
                "Handreiking",
                "guide",
                "other",
                null,
                START.plusYears(3),
                Hundredths.ofWhole(28),
                null,
                "experiential",
                Map.of()));

        JsonNode dossier = read("nl");
        JsonNode forecast = dossier.path("cycles").path(0).path("forecast");

        assertThat(forecast.path("on").asString()).isEqualTo(END.toString());
        assertThat(forecast.path("accepted").path("met").asBoolean()).isFalse();
        assertThat(forecast.path("withPending").path("met").asBoolean()).isTrue();
        assertThat(forecast.path("withPending").path("metFrom").asString())
                .isEqualTo(START.plusYears(3).toString());
        assertThat(forecast.path("withPending").path("text").asString()).isEqualTo("U voldoet aan alle eisen.");
        assertThat(forecast.path("withPlanned").path("met").asBoolean()).isFalse();
        assertThat(forecast.path("prospects").path(0).path("stage").asString()).isEqualTo("pending");
        assertThat(dossier.path("evidencePending").size()).isEqualTo(1);
    }

    @Test
    void balancesAreWhatTheLedgerComesTo() {
        professionals.withACycle(person);
        professionals.credit(person, "training", "course", "7.5", START, Map.of());
        professionals.reverse(professionals.credit(person, "training", "course", "2", START, Map.of()));

        JsonNode balance = read("en").path("cycles").path(0).path("balances").path(0);

        assertThat(balance.path("points").asString()).isEqualTo("7.5");
        assertThat(balance.path("entries").asLong()).isEqualTo(1);
    }

    @Test
    void theLedgerIsReadEntryByEntryWithItsCounterEntries() {
        professionals.withACycle(person);
        List<Credit> credits = IntStream.range(0, 3)
                .mapToObj(i -> professionals.credit(
                        person, "training", "course", i + 1 + "", START.plusDays(i), Map.of("title", "Cursus " + i)))
                .toList();
        professionals.reverse(credits.get(1));
        String ledger = "/v1/registrations/" + owner.number() + "/ledger?register=krsd-demo&limit=2";

        Answer first = api.as(owner.subject()).get(ledger);
        String next = first.header("Link").orElseThrow().replaceFirst("<(.*)>; rel=\"next\"", "$1");
        Answer second = api.as(owner.subject()).get(next);

        JsonNode reversed = first.json().path("items").path(1);
        JsonNode counter = second.json().path("items").path(1);
        assertThat(first.json().path("items").size()).isEqualTo(2);
        assertThat(reversed.path("creditId").asLong()).isEqualTo(credits.get(1).id());
        assertThat(reversed.path("takenBackBy").asLong())
                .isEqualTo(counter.path("creditId").asLong());
        assertThat(counter.path("reverses").asLong()).isEqualTo(credits.get(1).id());
        assertThat(counter.path("reason").asString()).isEqualTo("entered by mistake");
        assertThat(second.header("Link")).isEmpty();
    }

    @Test
    void aDossierStaysReadableWithItsHistoryAfterTheRegistrationHasLapsed() {
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(person), START, END)));
        Cycle cycle = professionals.withACycle(person);
        professionals.meetTheNormButForOtherPoints(person);
        cycles.judge(List.of(cycle.id()), END.plusDays(1), TEST);
        HumaneWays.heard(hearings, cycles, cycle.id());
        decisions.decide(
                cycle.id(), RenewalOutcome.NOT_RENEWED, "Nothing was handed in.", Actor.account("registrar-1"));

        JsonNode dossier = read("en");
        JsonNode past = dossier.path("history").path(0);
        JsonNode alone = api.as(owner.subject()).get("/v1/cycles/" + cycle.id()).json();

        assertThat(dossier.path("cycles").size()).isZero();
        assertThat(past.path("decision").path("outcome").asString()).isEqualTo("not-renewed");
        assertThat(past.path("decision").path("reason").asString()).isEqualTo("Nothing was handed in.");
        assertThat(past.path("verdict").path("rules").path(0).path("counted").asString())
                .isEqualTo("132");
        assertThat(alone).isEqualTo(past);
    }

    @Test
    void somebodyElsesDossierIsNotThereAndTheAttemptIsOnTheTrail() {
        Cycle cycle = professionals.withACycle(person);
        People.Professional stranger = people.aProfessional();

        Answer dossier = api.as(stranger.subject()).get(place());
        Answer ledger =
                api.as(stranger.subject()).get("/v1/registrations/" + owner.number() + "/ledger?register=krsd-demo");
        Answer alone = api.as(stranger.subject()).get("/v1/cycles/" + cycle.id());

        assertThat(List.of(dossier.status(), ledger.status(), alone.status())).containsOnly(404);
        assertThat(jdbc.sql("""
                        select count(*)
                        from trail_entry
                        where act = 'refused' and :number = any(subjects) and ground = 'none'
                        """)
                        .param("number", owner.number())
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aRegistrarReadsAnybodysAndThatIsOnTheTrail() {
        professionals.withACycle(person);

        Answer read = api.as(people.anAccount(Role.REGISTRAR)).get(place());

        assertThat(read.status()).isEqualTo(200);
        assertThat(jdbc.sql("select ground from trail_entry where act = 'dossier-read' and :number = any(subjects)")
                        .param("number", owner.number())
                        .query(String.class)
                        .list())
                .containsExactly("task:registrar");
    }

    @Test
    void cyclesAreMovedAsThePreviewSaidOrNotAtAll() {
        String serial = UUID.randomUUID().toString().substring(0, 8);
        RecordedNorms norms = new RecordedNorms(jdbc);
        NormVersion from = norms.demoAsking(160, "old-" + serial);
        NormVersion to = norms.demoAsking(165, "new-" + serial);
        Cycle cycle = cycles.open(
                        List.of(new NewCycle(person, REGISTER, from, Set.of(Professionals.JOB_COACH), 0, START, END)))
                .getFirst();
        professionals.meetTheNorm(person);
        String registrar = people.anAccount(Role.REGISTRAR);
        String order =
                "\"register\": \"krsd-demo\", \"normSet\": \"krsd-demo\", \"fromVersion\": \"%s\", \"toVersion\": \"%s\""
                        .formatted(from.version(), to.version());

        JsonNode preview = api.as(registrar)
                .json("{" + order + "}")
                .post("/v1/cycle-moves/_preview")
                .json();
        professionals.credit(person, "training", "course", "5", START, Map.of());
        Answer outdated = act(registrar, order, preview.path("digest").asString());
        String fresh = outdated.json().path("preview").path("digest").asString();
        Answer moved = act(registrar, order, fresh);
        Answer again = act(registrar, order, fresh);
        JsonNode standing = read("en").path("cycles").path(0).path("cycle");

        assertThat(preview.path("all").path("wouldFallShort").asLong()).isEqualTo(1);
        assertThat(preview.path("changing").path(0).path("registrationNumber").asString())
                .isEqualTo(owner.number());
        assertThat(preview.path("changing").path(0).path("rules").path(0).asString())
                .isEqualTo("Points in total");
        assertThat(outdated.status()).isEqualTo(409);
        assertThat(outdated.problem()).isEqualTo("cycle-move-outdated");
        assertThat(outdated.json().path("preview").path("all").path("meetBoth").asLong())
                .isEqualTo(1);
        assertThat(moved.status()).isEqualTo(201);
        assertThat(api.as(registrar).get(moved.header("Location").orElseThrow()).json())
                .isEqualTo(moved.json());
        assertThat(again.problem()).isEqualTo("cycle-move-outdated");
        assertThat(standing.path("cycleId").asLong()).isEqualTo(cycle.id().value());
        assertThat(standing.path("norm").path("version").asString()).isEqualTo(to.version());
        assertThat(standing.path("moves").path(0).path("from").path("version").asString())
                .isEqualTo(from.version());
    }

    @Test
    void aDraftIsLaidBesideTheNormInForceForTheRegistrar() {
        String occupation = "coach-" + UUID.randomUUID().toString().substring(0, 8);
        String document = RecordedNorms.demo(165, "draft-" + occupation)
                .replaceFirst("\"period\"", "\"appliesTo\": {\"occupations\": [\"" + occupation + "\"]}, \"period\"");
        cycles.open(List.of(new NewCycle(
                person, REGISTER, Professionals.NORM, Set.of(new OccupationCode(occupation)), 0, START, END)));
        professionals.meetTheNorm(person);
        String registrar = people.anAccount(Role.REGISTRAR);
        String draft = "/v1/norm-drafts/"
                + api.as(registrar)
                        .json("{\"kind\": \"norm-set\", \"document\": " + document + "}")
                        .post("/v1/norm-drafts")
                        .json()
                        .path("draftId")
                        .asString();

        JsonNode simulation = api.as(registrar).get(draft + "/simulation").json();
        Answer others = api.as(owner.subject()).get(draft + "/simulation");

        assertThat(simulation.path("cycles").asLong()).isEqualTo(1);
        assertThat(simulation.path("all").path("wouldFallShort").asLong()).isEqualTo(1);
        assertThat(simulation.path("byRule").path(0).path("label").asString()).isEqualTo("Points in total");
        assertThat(others.status()).isEqualTo(403);
    }

    private Answer act(String registrar, String order, String digest) {
        return api.as(registrar)
                .key(UUID.randomUUID().toString())
                .json("{" + order + ", \"digest\": \"" + digest + "\", \"reason\": \"The association decided so.\"}")
                .post("/v1/cycle-moves");
    }
}
