package nl.qualityregister.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import nl.qualityregister.certificate.TaggedPages;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Texts;

/** A year's report as it is read: for each table its plot, which says the same in words, and its numbers row by row. */
final class YearReportPdf {
    private final Language language;

    YearReportPdf(Language language) {
        this.language = language;
    }

    byte[] render(YearReport report) {
        String title = report.name().in(language) + ", " + say("jaarverslag ", "report of ") + report.year();
        TaggedPages pages = new TaggedPages(title, language.code());
        pages.title(title);
        pages.paragraph(say(
                "Geteld worden registraties, geen personen bij naam. Getallen van één tot en met vier worden niet"
                        + " genoemd, en ook niet waaruit ze zouden volgen.",
                "Registrations are counted, nobody is named. Numbers from one to four are not told, and neither is"
                        + " what they would follow from."));
        report.tables().forEach(table -> write(table, pages));
        return pages.close();
    }

    private void write(YearTable table, TaggedPages pages) {
        pages.heading(table.name().in(language));
        List<TaggedPages.Bar> bars = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            bars.add(new TaggedPages.Bar(
                    table.columns().get(column).in(language),
                    table.columnTotals().get(column).orElse(0),
                    number(table.columnTotals().get(column))));
        }
        pages.plot(table.name().in(language), bars);
        for (int row = 0; row < table.rows().size(); row++) {
            List<String> parts = new ArrayList<>();
            for (int column = 0; column < table.columns().size(); column++) {
                parts.add(
                        said(table.columns().get(column), table.cells().get(row).get(column)));
            }
            parts.add(said(new Texts("totaal", "total"), table.rowTotals().get(row)));
            pages.paragraph(table.rows().get(row).in(language) + " - " + String.join("; ", parts));
        }
        pages.paragraph(say("Alles samen: ", "All together: ") + number(table.total()));
    }

    private String said(Texts label, OptionalLong number) {
        return label.in(language) + ": " + number(number);
    }

    private String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : say("niet genoemd", "not told");
    }

    private String say(String nl, String en) {
        return language == Language.NL ? nl : en;
    }
}
