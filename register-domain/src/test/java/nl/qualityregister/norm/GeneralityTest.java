package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fictitious norms built from what the given ones do not need, each with cases computed by hand. */
class GeneralityTest {

    private static final Path FOLDER = Path.of("src/test/resources/norms");
    private static final NormDocuments NORMS = NormDocuments.read(TestNorms.texts(FOLDER.resolve("other")));

    static Stream<NormCase> cases() {
        Map<String, String> texts = TestNorms.texts(FOLDER.resolve("other-cases"));
        return texts.values().stream().map(json -> NormCase.read(json).norm().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aNormOfAnotherRegisterNeedsNoCode(NormCase norm) {
        assertThat(NORMS.faults()).isEmpty();
        NormSet set = NORMS.find(norm.norm(), norm.facts().start(), norm.facts().renewal())
                .orElseThrow();

        List<String> differences = norm.differences(set.judge(norm.facts()));

        assertThat(differences).isEmpty();
    }
}
