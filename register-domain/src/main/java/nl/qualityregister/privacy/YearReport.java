package nl.qualityregister.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Texts;

/** What a register was and did in a year, in numbers of registrations; of no person. */
public record YearReport(RegisterId register, Texts name, int year, List<YearTable> tables) {
    private static final Texts TOTAL = new Texts("totaal", "total");

    public YearReport {
        tables = List.copyOf(tables);
    }

    /** A line for each number, empty where it is withheld (RFC 4180). */
    public String csv(Language language) {
        List<String> lines = new ArrayList<>();
        lines.add("table,row,column,number");
        for (YearTable table : tables) {
            for (int row = 0; row < table.rows().size(); row++) {
                String label = table.rows().get(row).in(language);
                for (int column = 0; column < table.columns().size(); column++) {
                    lines.add(line(
                            table,
                            label,
                            table.columns().get(column).in(language),
                            table.cells().get(row).get(column)));
                }
                lines.add(
                        line(table, label, TOTAL.in(language), table.rowTotals().get(row)));
            }
            for (int column = 0; column < table.columns().size(); column++) {
                lines.add(line(
                        table,
                        TOTAL.in(language),
                        table.columns().get(column).in(language),
                        table.columnTotals().get(column)));
            }
            lines.add(line(table, TOTAL.in(language), TOTAL.in(language), table.total()));
        }
        return lines.stream().map(line -> line + "\r\n").collect(Collectors.joining());
    }

    private static String line(YearTable table, String row, String column, OptionalLong number) {
        return String.join(
                ",", table.code(), quoted(row), quoted(column), number.isPresent() ? "" + number.getAsLong() : "");
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** The same to be read on paper or aloud, with a plot for each table: a tagged PDF (PDF/UA-1). */
    public byte[] pdf(Language language) {
        return new YearReportPdf(language).render(this);
    }

    /** {@code year-krsd-demo-2026}: what its files are called, without an ending. */
    public String fileName() {
        return String.format(Locale.ROOT, "year-%s-%d", register, year);
    }
}
