package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every norm set and every dossier; each on random dossiers of fixed seeds, fewer where mutants are hunted. */
class JudgementPropertiesTest {

    private static final int DOSSIERS = Integer.getInteger("norm.dossiers", 300);

    static Stream<NormSet> norms() {
        return TestNorms.ALL.norms().values().stream();
    }

    /** Norm sets in which nothing more can make anything count less: no share, no sum of its own inside a ceiling. */
    static Stream<NormSet> sumNorms() {
        return Stream.of("vvn-nurse", "vvn-nurse-relief", "nvo-pedagogue", "skj-youth-family")
                .map(TestNorms::norm);
    }

    private static List<Dossiers> seeds(NormSet norm) {
        return IntStream.range(0, DOSSIERS)
                .mapToObj(seed -> new Dossiers(norm, seed))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("norms")
    void theOrderOfHandingOverIsIrrelevant(NormSet norm) {
        for (Dossiers dossiers : seeds(norm)) {
            Facts facts = dossiers.dossier();

            Verdict shuffled = norm.judge(facts.withActivities(dossiers.shuffled(facts.activities())));

            assertThat(shuffled).isEqualTo(norm.judge(facts));
        }
    }

    @ParameterizedTest
    @MethodSource("sumNorms")
    void anActivityMoreNeverLowersASum(NormSet norm) {
        for (Dossiers dossiers : seeds(norm)) {
            Facts facts = dossiers.dossier();
            List<Activity> more = new ArrayList<>(facts.activities());
            more.add(dossiers.activity("more", 1_000));

            Verdict with = norm.judge(facts.withActivities(more));

            for (RuleResult before : norm.judge(facts).rules()) {
                assertThat(with.rule(before.rule()).orElseThrow().counted()).isGreaterThanOrEqualTo(before.counted());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sumNorms")
    void splittingAnActivityLeavesSumsOfGivenPointsAlone(NormSet norm) {
        for (Dossiers dossiers : seeds(norm)) {
            Facts facts = dossiers.dossier();
            List<Activity> split = new ArrayList<>();
            for (Activity activity : facts.activities()) {
                split.addAll(halves(activity));
            }

            Verdict halved = norm.judge(facts.withActivities(split));

            assertThat(counted(halved)).isEqualTo(counted(norm.judge(facts)));
        }
    }

    private static Map<String, Hundredths> counted(Verdict verdict) {
        Map<String, Hundredths> counted = new java.util.TreeMap<>();
        verdict.rules().forEach(rule -> counted.put(rule.rule(), rule.counted()));
        return counted;
    }

    /** Two activities in the place of one, when it has points of its own and is nobody's twin. */
    private static List<Activity> halves(Activity activity) {
        Hundredths points = activity.points();
        Hundredths hours = activity.hours();
        if (points == null || hours == null || activity.attributes().containsKey("editionRef")) {
            return List.of(activity);
        }
        Hundredths first = new Hundredths(points.value() / 3);
        Hundredths firstHours = new Hundredths(hours.value() / 3);
        return List.of(
                part(activity, "", 0, first, firstHours),
                part(activity, "-rest", 1, points.minus(first), hours.minus(firstHours)));
    }

    private static Activity part(Activity whole, String suffix, int place, Hundredths points, Hundredths hours) {
        return new Activity(
                whole.id() + suffix,
                2 * whole.place() + place,
                whole.type(),
                whole.category(),
                whole.topic(),
                whole.completedOn(),
                points,
                hours,
                whole.attributes());
    }

    @ParameterizedTest
    @MethodSource("norms")
    void printingAndReadingANormGivesTheSameNorm(NormSet norm) {
        NormDocuments read = NormDocuments.read(Map.of("printed", norm.print()));
        NormSet again = read.norms().values().iterator().next();

        assertThat(read.faults()).isEmpty();
        assertThat(again.print()).isEqualTo(norm.print());
        assertThat(again.sha256()).isEqualTo(norm.sha256());
        for (Dossiers dossiers : seeds(norm)) {
            Facts facts = dossiers.dossier();
            assertThat(again.judge(facts)).isEqualTo(norm.judge(facts));
        }
    }

    @ParameterizedTest
    @MethodSource("norms")
    void aVerdictSurvivesStoring(NormSet norm) {
        for (Dossiers dossiers : seeds(norm)) {
            Verdict verdict = norm.judge(dossiers.dossier());

            assertThat(Verdict.fromJson(verdict.toJson())).isEqualTo(verdict);
        }
    }

    @ParameterizedTest
    @MethodSource("norms")
    void whatIsDatedAfterTheDayOfJudgementDoesNotExist(NormSet norm) {
        for (Dossiers dossiers : seeds(norm)) {
            Facts facts = dossiers.dossier();
            LocalDate day = facts.evaluatedOn();
            List<Activity> known = facts.activities().stream()
                    .filter(activity -> !activity.completedOn().isAfter(day))
                    .toList();

            Verdict without = norm.judge(facts.withActivities(known));

            assertThat(without.rules()).isEqualTo(norm.judge(facts).rules());
        }
    }

    @ParameterizedTest
    @MethodSource("norms")
    void aRuleIsFirstMetOnTheDayTheVerdictNames(NormSet norm) {
        for (Dossiers dossiers : seeds(norm)) {
            Facts facts = dossiers.dossier();
            for (RuleResult rule : norm.judge(facts).rules()) {
                LocalDate metOn = rule.metOn();
                if (metOn == null || rule.required().value() == 0) {
                    continue;
                }
                assertThat(isMetAsOf(norm, facts, rule.rule(), metOn))
                        .as(rule.toString())
                        .isTrue();
                if (metOn.isAfter(facts.start())) {
                    assertThat(isMetAsOf(norm, facts, rule.rule(), metOn.minusDays(1)))
                            .as(norm + " " + rule)
                            .isFalse();
                }
            }
        }
    }

    private static boolean isMetAsOf(NormSet norm, Facts facts, String rule, LocalDate day) {
        return norm.judge(facts.asOf(day)).rule(rule).orElseThrow().met();
    }

    @ParameterizedTest
    @MethodSource("norms")
    void whatIsMissingIsTheDifferenceAndNothingWhenMet(NormSet norm) {
        for (Dossiers dossiers : seeds(norm)) {
            for (RuleResult rule : norm.judge(dossiers.dossier()).rules()) {
                assertThat(rule.met()).isEqualTo(rule.counted().atLeast(rule.required()));
                assertThat(rule.counted().plus(rule.remaining()).atLeast(rule.required()))
                        .isTrue();
                assertThat(rule.met()).isEqualTo(rule.remaining().equals(Hundredths.ZERO));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("norms")
    void noItemIsListedTwice(NormSet norm) {
        for (Dossiers dossiers : seeds(norm)) {
            assertThat(norm.judge(dossiers.dossier()).excluded().stream().map(Exclusion::item))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("norms")
    void judgingWithoutDaysDiffersInTheDaysAlone(NormSet norm) {
        for (Dossiers dossiers : seeds(norm)) {
            Facts facts = dossiers.dossier();

            Verdict brief = norm.judgeWithoutDays(facts);

            Verdict full = norm.judge(facts);
            assertThat(brief.excluded()).isEqualTo(full.excluded());
            assertThat(brief.outcome()).isEqualTo(full.outcome());
            assertThat(counted(brief)).isEqualTo(counted(full));
        }
    }

    @ParameterizedTest
    @MethodSource("norms")
    void everyVerdictCanBeExplainedWithoutAnInternalCode(NormSet norm) {
        for (Dossiers dossiers : seeds(norm)) {
            Verdict verdict = norm.judge(dossiers.dossier());
            for (Language language : Language.values()) {
                Explanation explanation = Explanations.of(norm, verdict, language);

                assertThat(explanation.rules()).hasSize(verdict.rules().size());
                assertThat(texts(explanation))
                        .noneMatch(JudgementPropertiesTest::mentionsACode)
                        .allMatch(text -> text.equals(text.strip()) && !text.contains("  "));
            }
        }
    }

    private static boolean mentionsACode(String text) {
        boolean reason = Stream.of(Reason.values())
                .map(Reason::code)
                .filter(code -> code.contains("-"))
                .anyMatch(text::contains);
        return reason || text.contains("hours-a-week") || text.contains("carriedIn");
    }

    private static List<String> texts(Explanation explanation) {
        List<String> texts = new ArrayList<>();
        texts.add(explanation.headline());
        explanation.rules().forEach(part -> texts.add(part.text()));
        explanation.items().forEach(part -> texts.add(part.text()));
        return texts;
    }
}
