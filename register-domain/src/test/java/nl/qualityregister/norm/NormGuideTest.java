package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide teaches is true. */
class NormGuideTest {

    private static final Path GUIDE = Path.of("../docs/norms.md");

    private static String example() throws IOException {
        Matcher blocks = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        StringBuilder example = new StringBuilder();
        while (blocks.find()) {
            example.append(blocks.group(1));
        }
        return example.toString();
    }

    @Test
    void theWorkedExampleIsInOrder() throws IOException {
        NormDocuments read = NormDocuments.read(Map.of("guide", example()));

        assertThat(read.faults()).isEmpty();
        assertThat(read.norms()).hasSize(1);
    }

    @Test
    void theWorkedExampleJudgesAsItSays() throws IOException {
        NormSet norm = NormDocuments.read(Map.of("guide", example())).norms().get("guide");
        LocalDate start = LocalDate.of(2026, 1, 1);
        Facts facts = new Facts(
                0,
                start,
                norm.periodEnd(start),
                norm.periodEnd(start),
                List.of(
                        new Activity(
                                "course",
                                1,
                                "course",
                                "course",
                                null,
                                start,
                                Hundredths.ofWhole(30),
                                null,
                                Map.of("accredited", AttributeValue.flag(true))),
                        new Activity(
                                "group",
                                2,
                                "session",
                                "consultation",
                                null,
                                start,
                                null,
                                Hundredths.parse("14"),
                                Map.of("groupSize", AttributeValue.amount("8"))),
                        new Activity(
                                "books", 3, "study", "reading", null, start, Hundredths.ofWhole(20), null, Map.of())),
                List.of(),
                List.of(new Interruption(
                        "parental-leave", start, start.plusMonths(3).minusDays(1))),
                List.of(new Document("vog", start, start.plusYears(4))),
                List.of(),
                List.of(),
                List.of());

        Verdict verdict = norm.judge(facts);

        assertThat(verdict.outcome()).isEqualTo("met");
        assertThat(verdict.rule("total").orElseThrow().required()).hasToString("55");
        assertThat(verdict.rule("total").orElseThrow().counted()).hasToString("55");
        assertThat(verdict.excluded())
                .containsExactly(new Exclusion("books", Reason.OVER_CAP, Hundredths.ofWhole(9), Unit.POINTS));
    }

    @Test
    void everyMessageTheGuideQuotesIsOneTheReaderGives() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path source : List.of(Path.of("src/main/java/nl/qualityregister/norm"))) {
            try (var files = Files.list(source)) {
                for (Path file : files.toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }

        for (String phrase : List.of(
                "must not be empty",
                "only hours can be divided by weeks",
                "can ever count",
                "of which it is a part",
                "the rules go round in a circle",
                "depends on its own result",
                "can never hold, so what depends on it is never reached",
                "can never hold together with what is asked of the same",
                "nothing decides with this branch",
                "is never used",
                "nothing ever lies in it",
                "activities can be counted only in a rule or an outcome",
                "leaves a gap: the version before it ends on",
                "names a version that is not among the documents")) {
            assertThat(sources).contains(phrase);
        }
    }
}
