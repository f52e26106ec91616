package nl.qualityregister.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.norm.AttributeValue;
import nl.qualityregister.norm.Document;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Interruption;
import nl.qualityregister.norm.Practice;
import org.junit.jupiter.api.Test;

class ClaimFactsTest {
    private static final LocalDate END = LocalDate.of(2025, 6, 30);
    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);
    private static final Hundredths HOURS = Hundredths.ofWhole(24);

    private final ClaimFacts facts = new ClaimFacts(END);

    private static Claim work(String role, LocalDate from, LocalDate until, Hundredths hours) {
        return new Claim.OfPractice(role, "gemeente", "coach", from, until, hours);
    }

    @Test
    void whatGoesOnGoesOnToTheCyclesLastDay() {
        facts.add(work("social-domain", DAY, null, HOURS));
        facts.add(new Claim.OfInterruption("illness", DAY, null));

        assertThat(facts.practice()).containsExactly(new Practice("social-domain", DAY, END, HOURS));
        assertThat(facts.interruptions()).containsExactly(new Interruption("illness", DAY, END));
    }

    @Test
    void whatBeganAfterTheCycleLastsItsFirstDay() {
        facts.add(work("social-domain", END.plusDays(9), null, HOURS));
        facts.add(work("social-domain", END, null, HOURS));

        assertThat(facts.practice()).extracting(Practice::to).containsExactly(END.plusDays(9), END);
    }

    @Test
    void whatHasAnEndKeepsItAndADayIsARange() {
        facts.add(work("social-domain", DAY, DAY, HOURS));
        facts.add(new Claim.OfInterruption("illness", DAY, DAY.plusDays(3)));
        facts.add(new Claim.OfDocument("vog", DAY, DAY.plusYears(1)));

        assertThat(facts.practice().getFirst().to()).isEqualTo(DAY);
        assertThat(facts.interruptions().getFirst().to()).isEqualTo(DAY.plusDays(3));
        assertThat(facts.documents()).containsExactly(new Document("vog", DAY, DAY.plusYears(1)));
    }

    @Test
    void aDocumentWithoutAnEndStaysValid() {
        facts.add(new Claim.OfDocument("vog", DAY, null));
        facts.registered("job-coach", DAY, null);
        facts.registered("job-coach", DAY.minusYears(2), DAY.minusDays(1));

        assertThat(facts.documents())
                .containsExactly(
                        new Document("vog", DAY, FOREVER),
                        new Document("registration:job-coach", DAY, FOREVER),
                        new Document("registration:job-coach", DAY.minusYears(2), DAY.minusDays(1)));
    }

    @Test
    void whatLacksWhatItsKindNeedsDoesNotCount() {
        facts.add(work(null, DAY, null, HOURS));
        facts.add(work("social-domain", null, null, HOURS));
        facts.add(work("social-domain", DAY, null, null));
        facts.add(work("social-domain", DAY, DAY.minusDays(1), HOURS));
        facts.add(new Claim.OfInterruption(null, DAY, null));
        facts.add(new Claim.OfInterruption("illness", null, DAY));
        facts.add(new Claim.OfInterruption("illness", DAY, DAY.minusDays(1)));
        facts.add(new Claim.OfDocument(null, DAY, null));
        facts.add(new Claim.OfDocument("vog", null, null));
        facts.add(new Claim.OfDocument("vog", DAY, DAY.minusDays(1)));

        assertThat(facts.practice()).isEmpty();
        assertThat(facts.interruptions()).isEmpty();
        assertThat(facts.documents()).isEmpty();
    }

    @Test
    void anActivityIsNoFactUntilItIsCredited() {
        Claim activity = new Claim.OfActivity("Cursus", "course", "training", null, DAY, HOURS, null, null, Map.of());

        assertThatThrownBy(() -> facts.add(activity)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void attributesAreReadAsTextsFlagsAmountsAndListsAndWhatIsNothingIsNotThere() {
        Map<String, Object> written = new HashMap<>();
        written.put("text", "8");
        written.put("flag", true);
        written.put("whole", 7);
        written.put("decimal", 2.509);
        written.put("list", List.of("nursing", 3));
        written.put("object", Map.of("a", 1));
        written.put("nothing", null);

        assertThat(Attributes.of(written))
                .isEqualTo(Map.of(
                        "text", new AttributeValue.Text("8"),
                        "flag", new AttributeValue.Flag(true),
                        "whole", new AttributeValue.Amount(Hundredths.ofWhole(7)),
                        "decimal", new AttributeValue.Amount(Hundredths.parse("2.5")),
                        "list", new AttributeValue.Texts(List.of("nursing", "3"))));
    }

    @Test
    void anInterruptionWithinAJobIsOneToTheNormAndEndsWithTheJob() {
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
