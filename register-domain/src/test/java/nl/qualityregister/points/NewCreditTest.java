package nl.qualityregister.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.junit.jupiter.api.Test;

class NewCreditTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final EvidenceId EVIDENCE = new EvidenceId(UUID.randomUUID());

    private static NewCredit of(Claim.OfActivity activity) {
        return NewCredit.of(new RegistrantId(7), new RegisterId("krsd-demo"), EVIDENCE, activity);
    }

    @Test
    void anActivityIsCreditedAsItWasAcceptedUnderItsEvidence() {
        NewCredit credit = of(new Claim.OfActivity(
                "Groep",
                "session",
                "intervision",
                "own-practice",
                DAY,
                Hundredths.ofWhole(3),
                Hundredths.parse("2.5"),
                "experiential",
                Map.of("groupSize", 6)));

        assertThat(credit)
                .isEqualTo(new NewCredit(
                        new RegistrantId(7),
                        new RegisterId("krsd-demo"),
                        new CreditSource("evidence", EVIDENCE.toString()),
                        DAY,
                        "intervision",
                        "session",
                        "own-practice",
                        Hundredths.ofWhole(3),
                        Hundredths.parse("2.5"),
                        Map.of("groupSize", 6, "title", "Groep", "knowledgeSource", "experiential")));
    }

    @Test
    void whatWasNotGivenIsNoAttribute() {
        NewCredit credit =
                of(new Claim.OfActivity(null, "session", "intervision", null, DAY, null, null, null, Map.of()));

        assertThat(credit.attributes()).isEmpty();
        assertThat(credit.points()).isNull();
    }

    @Test
    void whatCannotHaveBeenSubmittedCannotBeCredited() {
        assertThatThrownBy(
                        () -> of(new Claim.OfActivity("A", null, "intervision", null, DAY, null, null, null, Map.of())))
                .hasMessageContaining(EVIDENCE.toString());
        assertThatThrownBy(() -> of(new Claim.OfActivity("A", "session", null, null, DAY, null, null, null, Map.of())))
                .hasMessageContaining(EVIDENCE.toString());
        assertThatThrownBy(() ->
                        of(new Claim.OfActivity("A", "session", "intervision", null, null, null, null, null, Map.of())))
                .hasMessageContaining(EVIDENCE.toString());
    }
}
