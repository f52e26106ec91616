package nl.qualityregister.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.DossierView;
import nl.qualityregister.cycle.Forecast;
import nl.qualityregister.cycle.Forecasts;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.Explanation;
import nl.qualityregister.norm.Explanations;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Of each person of the demo, docs/demo.md, the dossier, the forecast, the explanation and the night say the same. In a database of its
 * own: other tests import the demo's courses as of other days.
 */
@JobTest
@TestPropertySource(properties = "register.test.database-of=demo-persons")
class DemoPersonsTest {
    private static final List<String> IMPORTS = List.of(
            "ImportOrganisations organisations.csv",
            "ImportCourses courses.csv",
            "ImportRegistrants registrants.csv",
            "ImportAccounts accounts.csv",
            "ImportEvidence evidence.csv",
            "ImportAttendance attendance.csv");

    private static final List<String> RULES = List.of(
            "total",
            "accredited-training",
            "intervision-points",
            "intervision-sessions",
            "reflection",
            "ethics",
            "practice-average",
            "vog",
            "experiential-knowledge");

    @Autowired
    Jobs jobs;

    @Autowired
    Cycles cycles;

    @Autowired
    Forecasts forecasts;

    @Autowired
    Registrants registrants;

    @Autowired
    Norms norms;

    @Autowired
    BusinessDay businessDay;

    @TempDir
    Path folder;

    @Test
    void dossierForecastExplanationAndNightAgreeOnEveryPersonOfTheDemo() throws IOException {
        LocalDate today = businessDay.today();
        importAll(today);
        Map<String, Row> told = table();
        Map<String, DossierView> dossiers = new LinkedHashMap<>();
        Map<String, Forecast> ahead = new LinkedHashMap<>();
        for (String number : told.keySet()) {
            Cycle cycle = latest(number, today);
            DossierView dossier = cycles.look(List.of(cycle.id()), today).getFirst();
            dossiers.put(number, dossier);
            ahead.put(
                    number,
                    forecasts.onDay(List.of(cycle.id()), dossier.asOf(), today).getFirst());
        }

        JobRun night = jobs.run(
                "EvaluateCycles", Map.of("register", "krsd-demo", "businessDay", today.toString(), "again", "true"));

        assertThat(night.succeeded()).isTrue();
        assertThat(told).hasSize(13);
        told.forEach((number, row) -> {
            DossierView dossier = Objects.requireNonNull(dossiers.get(number));
            Verdict verdict = Verdict.fromJson(dossier.result());
            assertTold(number, row, verdict);
            assertThat(Objects.requireNonNull(ahead.get(number)).accepted().verdict())
                    .as("forecast of " + number)
                    .isEqualTo(verdict);
            assertExplained(number, verdict, Language.NL);
            assertExplained(number, verdict, Language.EN);
            assertNight(number, row, dossier.cycle().id(), verdict);
        });
        assertThat(total(Objects.requireNonNull(ahead.get("100000129")).withPending()))
                .isEqualTo("160");
    }

    private void importAll(LocalDate today) {
        DemoFiles files = new DemoFiles(today);
        for (String step : IMPORTS) {
            String[] words = step.split(" ", 2);
            JobRun run = jobs.run(
                    words[0], Map.of("file", files.write(words[1], folder).toString(), "again", "true"));
            assertThat(run.succeeded()).as(step).isTrue();
        }
    }

    private Cycle latest(String number, LocalDate today) {
        RegistrationNumber read = RegistrationNumber.read(number).orElseThrow();
        Registrant person = registrants.byNumber(Set.of(read)).get(read);
        return cycles.of(Set.of(person.id())).get(person.id()).stream()
                .filter(cycle -> !cycle.terms().start().isAfter(today))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** A row of the page's table: what counts, by rule, and what comes of it. */
    private record Row(Map<String, String> counted, String outcome) {}

    private static Map<String, Row> table() throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(Path.of("../docs/demo.md"))) {
            lines.map(line -> line.replace("**", "").split("\\|", -1))
                    .filter(cells -> cells.length == 14 && cells[1].strip().matches("1000[0-9]{5}"))
                    .forEach(cells -> {
                        Map<String, String> counted = new LinkedHashMap<>();
                        for (int i = 0; i < RULES.size(); i++) {
                            counted.put(RULES.get(i), amount(cells[3 + i].strip()));
                        }
                        rows.put(cells[1].strip(), new Row(counted, cells[12].strip()));
                    });
        }
        return rows;
    }

    private static String amount(String cell) {
        return switch (cell) {
            case "yes" -> "1";
            case "no" -> "0";
            default -> cell;
        };
    }

    private static void assertTold(String number, Row row, Verdict verdict) {
        row.counted()
                .forEach((rule, counted) -> assertThat(
                                verdict.rule(rule).orElseThrow().counted().toString())
                        .as(rule + " of " + number)
                        .isEqualTo(counted));
    }

    private void assertExplained(String number, Verdict verdict, Language language) {
        Explanation explanation = Explanations.of(norms.version(verdict.norm()), verdict, language);
        assertThat(explanation.headline().contains(language == Language.NL ? "niet" : "not"))
                .as("headline for " + number + ": " + explanation.headline())
                .isEqualTo(!verdict.met());
        assertThat(explanation.rules()).allSatisfy(part -> {
            assertThat(part.met())
                    .isEqualTo(verdict.rule(part.rule()).orElseThrow().met());
            assertThat(part.remedy() == null).isEqualTo(part.met());
            assertThat(part.text()).doesNotContain(part.rule() + " ");
        });
        assertThat(explanation.items()).hasSameSizeAs(verdict.excluded());
    }

    private void assertNight(String number, Row row, CycleId cycle, Verdict verdict) {
        CycleState state = cycles.find(cycle).orElseThrow().state();
        switch (row.outcome()) {
            case "met", "not met" -> {
                Judged judged = cycles.latestVerdict(cycle).orElseThrow();
                assertThat(judged.met())
                        .as("night on " + number)
                        .isEqualTo(row.outcome().equals("met"));
                assertThat(Verdict.fromJson(judged.result()))
                        .as("night on " + number)
                        .isEqualTo(verdict);
            }
            case "lapsed" -> assertThat(state).as(number).isEqualTo(CycleState.CLOSED);
            default -> {
                assertThat(state).as(number).isEqualTo(CycleState.RUNNING);
                assertThat(verdict.met()).as(number).isEqualTo(row.outcome().endsWith("all met"));
            }
        }
    }

    private static String total(Forecast.Outlook outlook) {
        return outlook.verdict().rule("total").orElseThrow().counted().toString();
    }
}
