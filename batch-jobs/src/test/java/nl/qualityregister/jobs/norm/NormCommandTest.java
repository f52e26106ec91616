package nl.qualityregister.jobs.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormCommandTest {

    private static final String NORMS = "../schemas/norms";
    private static final String CASES = "../register-domain/src/test/resources/norms/cases";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        return new NormCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyCaseOfTheFieldAgrees() {
        int exit = run("evaluate", "--norms", NORMS, "--cases", CASES);

        assertThat(exit).isZero();
        assertThat(output().lines()).hasSize(56).endsWith("55 cases: all agree.");
    }

    @Test
    void anEditedCaseFailsAndNamesRuleRequiredAndCounted() throws IOException {
        edited("\"points\": \"44\"", "\"points\": \"43.99\"");

        int exit = run("evaluate", "--norms", NORMS, "--cases", folder.toString());

        assertThat(exit).isOne();
        assertThat(output())
                .contains("differs  vvn-nurse-01-met-exactly")
                .contains("rule total: expected required 184, counted 184, met;"
                        + " found required 184, counted 183.99, not met")
                .contains("1 of 1 cases differ.");
    }

    @Test
    void aCaseOfAnUnknownNormSetDiffers() throws IOException {
        edited("\"norm\": \"vvn-nurse\"", "\"norm\": \"nowhere\"");

        int exit = run("evaluate", "--norms", NORMS, "--cases", folder.toString());

        assertThat(exit).isOne();
        assertThat(output()).contains("there is no norm set nowhere");
    }

    @Test
    void aFileThatIsNoCaseDiffersAndSaysWhere() throws IOException {
        edited("\"evaluatedOn\": \"2026-06-30\"", "\"evaluatedOn\": \"30 June\"");

        int exit = run("evaluate", "--norms", NORMS, "--cases", folder.toString());

        assertThat(exit).isOne();
        assertThat(output()).contains("/evaluatedOn: must be a date");
    }

    @Test
    void allDocumentsOfTheRepositoryAreInOrder() {
        int exit = run("check", NORMS, "../schemas/registers");

        assertThat(exit).isZero();
        assertThat(output()).contains("in order, krsd-demo/2022 with 9 rules").contains("in order, a register");
    }

    @Test
    void aBrokenDocumentIsNamedWithPlaceAndFault() throws IOException {
        Path broken = folder.resolve("broken.json");
        Files.writeString(
                broken, Files.readString(Path.of(NORMS, "vvn-nurse.json")).replace("\"category\"", "\"categorie\""));

        int exit = run("check", broken.toString());

        assertThat(exit).isOne();
        assertThat(output())
                .contains("broken.json /rules/1/counted/sum/categorie: unknown member \"categorie\";"
                        + " did you mean \"category\"?");
    }

    @Test
    void anOverlayFindsWhatItBuildsOnBesideIt() {
        int exit = run("check", NORMS + "/vvn-nurse-relief.json");

        assertThat(exit).isZero();
        assertThat(output().lines()).hasSize(1);
    }

    @Test
    void aCaseIsExplainedInOneLanguageOrBoth() {
        String file = CASES + "/krsd-demo-02-self-study-share-of-counted-total.json";

        int exit = run("explain", file);

        assertThat(exit).isZero();
        assertThat(output())
                .contains("U mist nog: 1,34 punten.")
                .contains("You still lack: 1.34 points.")
                .contains("Zelfstudie effectief communiceren bij stress: Hiervan telt niet mee: 20,34 punten.");
        out.reset();
        run("explain", file, "--norms", NORMS, "--language", "nl");
        assertThat(output()).contains("U mist nog").doesNotContain("You still lack");
    }

    @Test
    void whatIsNotUnderstoodGivesTheUsage() {
        assertThat(run("evaluate", "--norms")).isEqualTo(2);
        assertThat(run("frobnicate")).isEqualTo(2);
        assertThat(run("explain", "--language", "fr")).isEqualTo(2);
        assertThat(run("check", "--help")).isZero();
        assertThat(errors()).contains("--norms needs a value").contains("there is no command \"frobnicate\"");
        assertThat(output()).contains("./register norm check FILE...");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        int exit = run("check", "nowhere.json");

        assertThat(exit).isOne();
        assertThat(errors()).contains("cannot read nowhere.json");
    }

    private void edited(String from, String to) throws IOException {
        String text = Files.readString(Path.of(CASES, "vvn-nurse-01-met-exactly.json"));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve("case.json"), text.replace(from, to));
    }
}
