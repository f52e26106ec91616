package nl.qualityregister.privacy;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.qualityregister.certificate.TaggedPages;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import org.jspecify.annotations.Nullable;

/** An export as it is read: a heading for each kind of thing that is held, a paragraph for each thing. */
final class ExportPdf {
    private final Language language;

    ExportPdf(Language language) {
        this.language = language;
    }

    byte[] render(Export export) {
        String number = export.person().number().value();
        String title = say("Alles wat over u is vastgelegd", "Everything held about you") + ", " + number;
        TaggedPages pages = new TaggedPages(title, language.name().toLowerCase(Locale.ROOT));
        pages.title(title);
        pages.paragraph(export.person().name().formal());
        pages.paragraph(say("Opgemaakt op ", "Made on ")
                + DateTimeFormatter.ofPattern("d-M-uuuu HH:mm", Locale.ROOT)
                        .format(export.at().atZone(BusinessDay.AMSTERDAM)));
        export.parts().forEach(part -> write(part, pages));
        return pages.close();
    }

    private void write(Export.Part part, TaggedPages pages) {
        pages.heading(part.holding().about().in(language));
        if (part.rows().isEmpty()) {
            pages.paragraph(say("Hiervan is niets vastgelegd.", "Nothing of this kind is held."));
        }
        int place = 1;
        for (Map<String, @Nullable Object> row : part.rows()) {
            pages.paragraph(place++ + ". " + text(row));
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> name(entry.getKey()) + ": " + text(entry.getValue()))
                        .reduce((one, other) -> one + "; " + other)
                        .orElse("");
            case List<?> list ->
                list.stream()
                        .map(ExportPdf::text)
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("");
            default -> value.toString();
        };
    }

    private static String name(Object column) {
        return column.toString().replace('_', ' ');
    }

    private String say(String nl, String en) {
        return language == Language.NL ? nl : en;
    }
}
