package nl.qualityregister.jobs.whatif;

import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.OrderRefused;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.RecordedNorms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each test has occupations of its own, so that what other tests have in the register is not in its figures. */
@JobTest
class SimulateNormTest {
    @Autowired
    Jobs jobs;

    @Autowired
    Cycles cycles;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @TempDir
    Path folder;

    Professionals professionals;
    String serial;
    OccupationCode large;
    OccupationCode small;

    @BeforeEach
    void occupations() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        serial = UUID.randomUUID().toString().substring(0, 8);
        large = new OccupationCode("large-" + serial);
        small = new OccupationCode("small-" + serial);
    }

    /** Meeting 160 exactly, or a point more. */
    private void people(int count, OccupationCode occupation, boolean withFiveMore) {
        NormVersion norm = Professionals.NORM;
        List<RegistrantId> all = professionals.people(count);
        cycles.open(all.stream()
                .map(person -> new NewCycle(person, Professionals.REGISTER, norm, Set.of(occupation), 0, START, END))
                .toList());
        professionals.meetTheNorm(all);
        if (withFiveMore) {
            all.forEach(person -> professionals.credit(person, "training", "course", "5", START, Map.of()));
        }
    }

    private Path draft(int total) throws IOException {
        String document = RecordedNorms.demo(total, "draft-" + serial)
                .replaceFirst(
                        "\"period\"",
                        "\"appliesTo\": {\"occupations\": [\"" + large.value() + "\", \"" + small.value()
                                + "\"]}, \"period\"");
        return Files.writeString(folder.resolve("draft.json"), document);
    }

    private JobRun simulate(Path draft) {
        return jobs.run(
                "SimulateNorm",
                Map.of(
                        "norm",
                        draft.toString(),
                        "register",
                        "krsd-demo",
                        "businessDay",
                        END.toString(),
                        "language",
                        "en"));
    }

    private JsonNode report(JobRun run) throws IOException {
        return json.readTree(
                Files.readString(Path.of(run.summary().get("report as json").toString())));
    }

    @Test
    void aDraftIsJudgedBesideTheNormInForceAndNothingIsChanged() throws IOException {
        people(9, large, true);
        people(8, large, false);
        people(7, small, false);
        people(6, small, true);
        Path draft = draft(165);
        Map<String, String> before = everything();

        JobRun run = simulate(draft);
        JsonNode report = report(run);

        assertThat(everything()).isEqualTo(before);
        assertThat(run.succeeded()).isTrue();
        assertThat(run.count("cycles judged by both norms")).isEqualTo(30);
        assertThat(report.path("all").path("wouldFallShort").asLong()).isEqualTo(15);
        assertThat(report.path("all").path("meetBoth").asLong()).isEqualTo(15);
        assertThat(occupation(report, large).path("wouldFallShort").asLong()).isEqualTo(8);
        assertThat(occupation(report, small).path("wouldFallShort").asLong()).isEqualTo(7);
        assertThat(rule(report, "total").path("all").path("wouldFallShort").asLong())
                .isEqualTo(15);
    }

    @Test
    void smallNumbersAreWithheldAndCannotBeFoundBySubtraction() throws IOException {
        people(20, large, true);
        people(12, large, false);
        people(30, small, true);
        people(3, small, false);

        JobRun run = simulate(draft(165));
        JsonNode report = report(run);
        String csv = Files.readString(Path.of(run.summary().get("report as csv").toString()));
        String page =
                Files.readString(Path.of(run.summary().get("report as html").toString()));

        assertThat(occupation(report, small).path("wouldFallShort").isNull()).isTrue();
        assertThat(occupation(report, small).path("meetBoth").isNull()
                        || occupation(report, small).path("people").isNull())
                .isTrue();
        assertThat(occupation(report, large).path("wouldFallShort").isNull()
                        || report.path("all").path("wouldFallShort").isNull())
                .isTrue();
        assertThat(rule(report, "total").path("occupations").valueStream().map(group -> group.path("wouldFallShort")))
                .allMatch(JsonNode::isNull);
        assertThat(csv).contains(",small-" + serial + ",wouldFallShort,\r\n").doesNotContain(",3\r\n");
        assertThat(page)
                .contains("<svg role=\"img\"")
                .contains("<html lang=\"en\">")
                .contains("<caption>Number of people by occupation</caption>")
                .doesNotContain("<script")
                .doesNotContain("<td>3</td>");
    }

    @Test
    void aDraftThatIsNotInOrderIsRefusedWithThePlaceOfItsFaults() throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken.json"),
                RecordedNorms.demo(160, "draft-" + serial)
                        .replaceFirst("\"category\"\\s*:\\s*\"self-study\"", "\"category\": \"selfstudy\""));

        assertThatThrownBy(() -> simulate(broken))
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("/ceilings/0/category")
                .hasMessageContaining("self-study");
    }

    @Test
    void aDraftUnderWhichNoPeriodCanBeginAnyMoreIsRefused() throws IOException {
        Path old = Files.writeString(
                folder.resolve("old.json"),
                RecordedNorms.demo(160, "draft-" + serial)
                        .replaceFirst("\"effective\"\\s*:\\s*\\{[^}]*}", "\"effective\": {\"until\": \"2016-01-01\"}"));

        assertThatThrownBy(() -> simulate(old))
                .isInstanceOf(OrderRefused.class)
                .hasMessage("the draft is no longer valid on " + END
                        + ": no period can begin under it after 2016-01-01, its effective.until");
    }

    @Test
    void ofADraftThatBuildsOnWhatIsNotHereItIsSaidWhatThereIs() throws IOException {
        Path draft = Files.writeString(
                folder.resolve("based.json"),
                RecordedNorms.demo(160, "draft-" + serial)
                        .replaceFirst(
                                "\"period\"",
                                "\"basedOn\": {\"normSet\": \"krsd-demo\", \"version\": \"1066\"}, \"period\""));

        assertThatThrownBy(() -> simulate(draft))
                .isInstanceOf(OrderRefused.class)
                .hasMessageStartingWith(
                        "the draft builds on version 1066 of norm set krsd-demo, which is not here; there are: ")
                .hasMessageContaining("krsd-demo 2022");
    }

    private static JsonNode occupation(JsonNode report, OccupationCode code) {
        return report.path("occupations")
                .valueStream()
                .filter(group -> group.path("occupations").path(0).asString().equals(code.value()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode rule(JsonNode report, String rule) {
        return report.path("rules")
                .valueStream()
                .filter(one -> one.path("rule").asString().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** Every table but those in which Spring Batch keeps its runs: how many rows, and a hash over all of them. */
    private Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        for (String table : jdbc.sql("""
                        select table_name
                        from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'batch_%'
                          and table_name <> 'job_run'
                        """).query(String.class).list()) {
            all.put(
                    table,
                    jdbc.sql(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(row::text, '|' order by row::text)), '') from "
                                            + table + " as row")
                            .query(String.class)
                            .single());
        }
        return all;
    }
}
