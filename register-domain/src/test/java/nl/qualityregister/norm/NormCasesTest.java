package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The field's own cases, each against the norm set it names. */
class NormCasesTest {

    static Stream<NormCase> cases() throws IOException {
        return TestNorms.cases().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseComesOutExactly(NormCase norm) {
        Verdict verdict = TestNorms.judge(norm);

        List<String> differences = norm.differences(verdict);

        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aVerdictIsTheSameAfterStoring(NormCase norm) {
        Verdict verdict = TestNorms.judge(norm);

        assertThat(Verdict.fromJson(verdict.toJson())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aVerdictThatWasStoredInFullIsReadAsWell(NormCase norm) {
        Verdict verdict = TestNorms.judge(norm);

        String inFull = Json.write(verdict);

        assertThat(Verdict.fromJson(inFull)).isEqualTo(verdict);
        assertThat(verdict.toJson()).hasSizeLessThan(inFull.length());
    }

    @Test
    void aCaseEditedByOneHundredthNamesRuleRequiredAndCounted() throws IOException {
        String edited = text("krsd-demo-05-vog-expired-experiential-short")
                .replace("\"points\": \"110\"", "\"points\": \"109.99\"");

        List<String> differences = differences(edited);

        assertThat(differences)
                .contains("rule total: expected required 160, counted 160, met;"
                        + " found required 160, counted 159.99, not met");
    }

    @Test
    void aCaseEditedByOneDayNamesTheRuleAndTheExcludedItem() throws IOException {
        String edited = text("krsd-demo-01-met-exactly")
                .replace("\"completedOn\": \"2025-12-31\"", "\"completedOn\": \"2026-01-01\"");

        List<String> differences = differences(edited);

        assertThat(differences)
                .contains("excluded: found a3 outside-period, which the case does not expect")
                .contains("rule accredited-training: expected required 80, counted 80, met;"
                        + " found required 80, counted 48, not met");
    }

    private static List<String> differences(String json) {
        NormCase norm = NormCase.read(json).norm().orElseThrow();
        return norm.differences(TestNorms.judge(norm));
    }

    private static String text(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/norms/cases", name + ".json"));
    }
}
