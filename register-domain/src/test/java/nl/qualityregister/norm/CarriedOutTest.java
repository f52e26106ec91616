package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CarriedOutTest {
    private static final LocalDate START = LocalDate.of(2021, 7, 1);
    private static final LocalDate END = LocalDate.of(2025, 6, 30);

    private static String document() throws IOException {
        return Files.readString(Path.of("src/test/resources/norms/what-is-known.json"));
    }

    private static Verdict judge(String points) throws IOException {
        Activity course =
                new Activity("a1", 1, "course", "training", null, START, Hundredths.parse(points), null, Map.of());
        return NormDocuments.read(Map.of("norm", document()))
                .norms()
                .get("norm")
                .judge(Facts.none(START, END, END).withActivities(List.of(course)));
    }

    @Test
    void whatIsLeftIsInTheVerdictAndComesBackFromItsStoredForm() throws IOException {
        Verdict verdict = judge("53.25");

        assertThat(verdict.carriedOut()).containsExactly(new Carried("training", null, Hundredths.parse("3.25"), END));
        assertThat(Verdict.fromJson(verdict.toJson())).isEqualTo(verdict);
    }

    @Test
    void nothingIsLeftWhereNothingIsOver() throws IOException {
        Verdict verdict = judge("50");

        assertThat(verdict.carriedOut()).isEmpty();
        assertThat(verdict.toJson()).doesNotContain("carriedOut");
    }

    @Test
    void whatIsCarriedOutIsOfAKnownCategoryAndInPoints() throws IOException {
        String broken = document()
                .replace("{\"category\": \"shortage\"", "{\"category\": \"shortfall\"")
                .replace(
                        "{\"least\": [10, {\"rule\": \"total\", \"value\": \"surplus\"}]}",
                        "{\"rule\": \"absent\", \"value\": \"counted\"}");

        List<DocumentFault> faults =
                NormDocuments.read(Map.of("norm", broken)).faults().get("norm");

        assertThat(faults)
                .extracting(DocumentFault::toString)
                .anySatisfy(fault ->
                        assertThat(fault).contains("/carriedOut/1/category").contains("shortfall"))
                .anySatisfy(fault ->
                        assertThat(fault).contains("/carriedOut/0/points").contains("not of points"));
    }
}
