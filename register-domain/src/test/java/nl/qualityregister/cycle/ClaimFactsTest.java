package nl.qualityregister.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Interruption;
import nl.qualityregister.norm.Practice;
import org.junit.jupiter.api.Test;

class ClaimFactsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Test
    void anInterruptionWithinAJobIsOneToTheNormAndEndsWithTheJob() {
        ClaimFacts facts = new ClaimFacts(DAY.plusYears(2));

        facts.add(new Claim.OfPractice(
                "social-domain",
                null,
                null,
                "Gemeente",
                null,
                DAY,
                DAY.plusDays(99),
                Hundredths.ofWhole(24),
                List.of(),
                List.of(
                        new Claim.Pause("illness", DAY.plusDays(10), DAY.plusDays(20)),
                        new Claim.Pause("care", DAY.plusDays(50), null))));

        assertThat(facts.practice())
                .containsExactly(new Practice("social-domain", DAY, DAY.plusDays(99), Hundredths.ofWhole(24)));
        assertThat(facts.interruptions())
                .containsExactly(
                        new Interruption("illness", DAY.plusDays(10), DAY.plusDays(20)),
                        new Interruption("care", DAY.plusDays(50), DAY.plusDays(99)));
    }
}
