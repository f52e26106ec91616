package nl.qualityregister.jobs.whatif;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.ReportFile;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A report as JSON, as CSV and as a page; a number that is withheld is null in the one and empty in the other. */
final class SimulationFiles {
    /** Says null where a number is withheld. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RegisterHome home;
    private final Language language;

    SimulationFiles(RegisterHome home, Language language) {
        this.home = home;
        this.language = language;
    }

    List<Path> write(SimulationReport report) {
        String name =
                "simulation-" + report.draft().normSet() + "-" + report.draft().version() + "-" + report.day();
        return List.of(
                ReportFile.write(home, name + ".json", json(report)),
                ReportFile.write(home, name + ".csv", csv(report)),
                ReportFile.write(home, name + ".html", new SimulationPage(report, language).html()));
    }

    private static String json(SimulationReport report) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put("register", report.register().value());
        whole.put(
                "draft",
                Map.of(
                        "normSet",
                        report.draft().normSet().value(),
                        "version",
                        report.draft().version()));
        whole.put("businessDay", report.day().toString());
        whole.put("least", SimulationReport.LEAST);
        whole.put("all", shown(report.all()));
        whole.put(
                "occupations",
                report.occupations().stream()
                        .map(group -> {
                            Map<String, @Nullable Object> one = new LinkedHashMap<>();
                            one.put("occupations", group.codes());
                            one.put("label", texts(group.label()));
                            one.putAll(shown(group.people()));
                            return one;
                        })
                        .toList());
        whole.put(
                "rules", report.rules().stream().map(rule -> rule(rule, report)).toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole) + "\n";
    }

    private static Map<String, @Nullable Object> rule(SimulationReport.OfRule rule, SimulationReport report) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("rule", rule.rule());
        one.put("label", texts(rule.label()));
        one.put("all", changing(rule.all()));
        List<Object> groups = new ArrayList<>();
        for (int row = 0; row < rule.occupations().size(); row++) {
            Map<String, @Nullable Object> group = new LinkedHashMap<>();
            group.put("occupations", report.occupations().get(row).codes());
            group.putAll(changing(rule.occupations().get(row)));
            groups.add(group);
        }
        one.put("occupations", groups);
        return one;
    }

    private static Map<String, String> texts(Texts texts) {
        return Map.of("nl", texts.nl(), "en", texts.en());
    }

    private static Map<String, @Nullable Object> shown(SimulationReport.Shown shown) {
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("people", orNull(shown.people()));
        numbers.put("meetBoth", orNull(shown.meetBoth()));
        numbers.put("meetNeither", orNull(shown.meetNeither()));
        numbers.put("wouldFallShort", orNull(shown.wouldFallShort()));
        numbers.put("wouldMeet", orNull(shown.wouldMeet()));
        return numbers;
    }

    private static Map<String, @Nullable Object> changing(SimulationReport.Changing changing) {
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("wouldFallShort", orNull(changing.wouldFallShort()));
        numbers.put("wouldMeet", orNull(changing.wouldMeet()));
        return numbers;
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    /** One number a row, so that any spreadsheet can turn it as it likes. */
    private static String csv(SimulationReport report) {
        StringBuilder csv = new StringBuilder(ReportFile.csv(List.of("rule", "occupations", "side", "people")));
        rows(csv, "all", report.all());
        report.occupations().forEach(group -> rows(csv, String.join("+", group.codes()), group.people()));
        for (SimulationReport.OfRule rule : report.rules()) {
            rows(csv, rule.rule(), "all", rule.all());
            for (int row = 0; row < rule.occupations().size(); row++) {
                rows(
                        csv,
                        rule.rule(),
                        String.join("+", report.occupations().get(row).codes()),
                        rule.occupations().get(row));
            }
        }
        return csv.toString();
    }

    private static void rows(StringBuilder csv, String occupations, SimulationReport.Shown shown) {
        shown(shown).forEach((side, people) -> row(csv, "", occupations, side, people));
    }

    private static void rows(StringBuilder csv, String rule, String occupations, SimulationReport.Changing changing) {
        changing(changing).forEach((side, people) -> row(csv, rule, occupations, side, people));
    }

    private static void row(StringBuilder csv, String rule, String occupations, String side, @Nullable Object people) {
        csv.append(ReportFile.csv(List.of(rule, occupations, side, people == null ? "" : people)));
    }
}
