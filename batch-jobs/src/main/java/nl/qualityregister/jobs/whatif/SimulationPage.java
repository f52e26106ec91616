package nl.qualityregister.jobs.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Texts;

/**
 * A report as a page that stands by itself: a plot of who would change sides, and every number in a table, so that nothing has to be
 * read off a bar or told by its colour. No scripts, nothing fetched.
 */
final class SimulationPage {
    private static final String STYLE = """
            body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}
            th,td{border-bottom:1px solid #767676;padding:.3rem .6rem;text-align:right}th:first-child{text-align:left}
            .falls{fill:#8a1f11}.meets{fill:#0b5e3c}svg{width:100%;height:auto}svg text{font:14px system-ui,sans-serif;fill:#1b1b1b}
            """;
    private static final int ROW = 60;
    private static final int BAR = 20;
    private static final int LEFT = 260;
    private static final int WIDEST = 320;
    private static final int WIDTH = 760;

    private final SimulationReport report;
    private final Language language;

    SimulationPage(SimulationReport report, Language language) {
        this.report = report;
        this.language = language;
    }

    String html() {
        String title = say("Wat deze norm zou betekenen", "What this norm would mean");
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                <p>%s</p>
                <p>%s</p>
                %s
                %s
                %s
                </main>
                </body>
                </html>
                """.formatted(
                        language.code(),
                        escaped(title),
                        STYLE,
                        escaped(title),
                        escaped(about()),
                        escaped(withheld()),
                        plot(),
                        people(),
                        rules());
    }

    private String about() {
        String norm = report.name().in(language) + " (" + report.draft() + ")";
        return say(
                "Alle lopende registratieperiodes zijn op " + report.day() + " beoordeeld met het ontwerp " + norm
                        + " en met de norm die nu geldt. Er is niets veranderd.",
                "All running cycles were judged as of " + report.day() + " by the draft " + norm
                        + " and by the norm in force. Nothing was changed.");
    }

    private static final String NOT_SHOWN = "–";

    private String withheld() {
        return say(
                "Een streepje is een aantal dat niet wordt getoond: wel iemand maar minder dan "
                        + SimulationReport.LEAST + ", of een aantal waaruit zo'n klein aantal te berekenen is.",
                "A dash is a number that is not shown: somebody but fewer than " + SimulationReport.LEAST
                        + ", or one from which such a small number could be computed.");
    }

    private String plot() {
        long most = report.occupations().stream()
                .flatMap(group ->
                        List.of(group.people().wouldFallShort(), group.people().wouldMeet()).stream())
                .mapToLong(number -> number.orElse(0))
                .max()
                .orElse(0);
        StringBuilder bars = new StringBuilder();
        for (int row = 0; row < report.occupations().size(); row++) {
            SimulationReport.Group group = report.occupations().get(row);
            int top = row * ROW + 10;
            bars.append("<text x=\"0\" y=\"%d\">%s</text>%n".formatted(top + BAR, escaped(label(group.label()))));
            bars.append(bar("falls", top, group.people().wouldFallShort(), most, fallShort()));
            bars.append(bar("meets", top + BAR + 4, group.people().wouldMeet(), most, meet()));
        }
        return """
                <svg role="img" aria-labelledby="plot-title plot-text" viewBox="0 0 %d %d" xmlns="http://www.w3.org/2000/svg">
                <title id="plot-title">%s</title>
                <desc id="plot-text">%s</desc>
                %s</svg>
                """.formatted(
                WIDTH,
                report.occupations().size() * ROW + 20,
                escaped(say("Wie van kant zou veranderen, per beroep", "Who would change sides, by occupation")),
                escaped(say(
                        "Dezelfde aantallen staan in de tabel hieronder.", "The same numbers are in the table below.")),
                bars);
    }

    private static String bar(String kind, int top, OptionalLong number, long most, String what) {
        long width = most == 0 ? 0 : number.orElse(0) * WIDEST / most;
        return "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/><text x=\"%d\" y=\"%d\">%s</text>%n"
                .formatted(
                        kind, LEFT, top, width, BAR, LEFT + width + 6, top + 15, escaped(number(number) + " " + what));
    }

    private String people() {
        List<List<String>> rows = new ArrayList<>();
        report.occupations().forEach(group -> rows.add(row(label(group.label()), group.people())));
        rows.add(row(everybody(), report.all()));
        return table(
                say("Aantal mensen per beroep", "Number of people by occupation"),
                List.of(
                        say("beroep", "occupation"),
                        say("samen", "together"),
                        say("voldoet aan beide", "meet both"),
                        say("voldoet aan geen van beide", "meet neither"),
                        fallShort(),
                        meet()),
                rows);
    }

    private static List<String> row(String name, SimulationReport.Shown shown) {
        return List.of(
                name,
                number(shown.people()),
                number(shown.meetBoth()),
                number(shown.meetNeither()),
                number(shown.wouldFallShort()),
                number(shown.wouldMeet()));
    }

    private String rules() {
        StringBuilder tables = new StringBuilder("<h2>" + escaped(say("Per eis", "By rule")) + "</h2>\n");
        for (SimulationReport.OfRule rule : report.rules()) {
            List<List<String>> rows = new ArrayList<>();
            for (int row = 0; row < rule.occupations().size(); row++) {
                rows.add(row(
                        label(report.occupations().get(row).label()),
                        rule.occupations().get(row)));
            }
            rows.add(row(everybody(), rule.all()));
            tables.append(
                    table(rule.label().in(language), List.of(say("beroep", "occupation"), fallShort(), meet()), rows));
        }
        return tables.toString();
    }

    private static List<String> row(String name, SimulationReport.Changing changing) {
        return List.of(name, number(changing.wouldFallShort()), number(changing.wouldMeet()));
    }

    private static String table(String caption, List<String> heads, List<List<String>> rows) {
        StringBuilder table = new StringBuilder("<table>\n<caption>" + escaped(caption) + "</caption>\n<thead><tr>");
        heads.forEach(
                head -> table.append("<th scope=\"col\">").append(escaped(head)).append("</th>"));
        table.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            table.append("<tr><th scope=\"row\">")
                    .append(escaped(row.getFirst()))
                    .append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(cell -> table.append("<td>").append(escaped(cell)).append("</td>"));
            table.append("</tr>\n");
        }
        return table.append("</tbody>\n</table>\n").toString();
    }

    private String everybody() {
        return say("iedereen", "everybody");
    }

    private String fallShort() {
        return say("zou tekortkomen", "would fall short");
    }

    private String meet() {
        return say("zou gaan voldoen", "would meet it");
    }

    private String label(Texts texts) {
        return texts.in(language);
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : NOT_SHOWN;
    }

    private String say(String nl, String en) {
        return new Texts(nl, en).in(language);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
