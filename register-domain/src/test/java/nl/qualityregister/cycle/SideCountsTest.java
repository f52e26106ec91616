package nl.qualityregister.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Unit;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.registrant.RegistrantId;
import org.junit.jupiter.api.Test;

class SideCountsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final NormVersion NORM = NormVersion.of("test", "1");

    private final SideCounts counts = new SideCounts();

    /** Judged in occupations, by rules written as {@code total+} (met), {@code total-} (not met) or {@code (total-)} (a branch). */
    private void judged(String occupations, String now, String then) {
        Set<OccupationCode> codes = Arrays.stream(occupations.split(" ", -1))
                .map(OccupationCode::new)
                .collect(Collectors.toSet());
        NewCycle terms =
                new NewCycle(new RegistrantId(1), new RegisterId("test"), NORM, codes, 0, DAY.minusYears(4), DAY);
        counts.add(new Compared(new Cycle(new CycleId(1), terms, CycleState.RUNNING, 0), verdict(now), verdict(then)));
    }

    private static Verdict verdict(String rules) {
        List<RuleResult> results =
                Arrays.stream(rules.split(" ", -1)).map(SideCountsTest::rule).toList();
        boolean met = results.stream().allMatch(rule -> rule.met() || !rule.binding());
        return new Verdict(NORM, DAY, met ? "met" : "not-met", met, results, List.of(), List.of());
    }

    private static RuleResult rule(String written) {
        boolean binding = !written.startsWith("(");
        String rule = written.replaceAll("[()]", "");
        boolean met = rule.endsWith("+");
        return new RuleResult(
                rule.substring(0, rule.length() - 1),
                binding,
                true,
                Unit.POINTS,
                null,
                Hundredths.ZERO,
                Hundredths.ZERO,
                List.of(),
                Hundredths.ZERO,
                met,
                Hundredths.ZERO,
                null);
    }

    @Test
    void eachPersonIsOnOneSideOfBothNorms() {
        judged("coach", "a+", "a+");
        judged("coach", "a-", "a-");
        judged("coach", "a-", "a-");
        judged("coach", "a+", "a-");
        judged("coach", "a+", "a-");
        judged("coach", "a+", "a-");
        judged("coach", "a-", "a+");

        assertThat(counts.byOccupation()).containsExactly(Map.entry("coach", new Sides(1, 2, 3, 1)));
        assertThat(counts.all().people()).isEqualTo(7);
        assertThat(counts.all().changing()).isEqualTo(4);
    }

    @Test
    void whoIsJudgedInSeveralOccupationsIsCountedOnceUnderAllOfThem() {
        judged("nurse midwife", "a+", "a+");
        judged("nurse", "a+", "a-");

        assertThat(counts.byOccupation())
                .containsExactly(
                        Map.entry("midwife+nurse", new Sides(1, 0, 0, 0)), Map.entry("nurse", new Sides(0, 0, 1, 0)));
        assertThat(counts.all()).isEqualTo(new Sides(1, 0, 1, 0));
    }

    @Test
    void whatANormDoesNotAskEverybodyMeets() {
        judged("coach", "old- same+", "new- same-");

        assertThat(counts.byRule().keySet()).containsExactly("new", "same", "old");
        assertThat(counts.byRule().get("new")).containsEntry("coach", new Sides(0, 0, 1, 0));
        assertThat(counts.byRule().get("same")).containsEntry("coach", new Sides(0, 0, 1, 0));
        assertThat(counts.byRule().get("old")).containsEntry("coach", new Sides(0, 0, 0, 1));
    }

    @Test
    void aBranchDecidesNothingByItself() {
        judged("coach", "a+ (b-)", "a+ (b-)");
        judged("coach", "a+ (c-)", "a+ c-");

        assertThat(counts.byRule().keySet()).containsExactly("a", "c");
        assertThat(counts.byRule().get("c")).containsEntry("coach", new Sides(0, 0, 1, 0));
    }
}
