package nl.qualityregister.certificate;

import java.awt.Color;
import java.util.List;
import nl.qualityregister.norm.Texts;
import org.openpdf.text.pdf.PdfStructureElement;

/** The days side by side, each with its label above it; in each language label and day are one sentence to a reader. */
record DayColumns(float gap, Color colour, Color accent, List<DayColumns.Column> columns) implements CentredPart {
    record Column(Texts label, Texts day) {}

    @Override
    public float height() {
        return 54;
    }

    @Override
    public void set(Sheet sheet, Box column, float top) {
        float width = column.width() / columns.size();
        for (int i = 0; i < columns.size(); i++) {
            set(sheet, columns.get(i), column.left() + (i + 0.5f) * width, width - 10, top);
            if (i > 0) {
                divide(sheet, column.left() + i * width, top);
            }
        }
    }

    private void set(Sheet sheet, Column column, float middle, float width, float top) {
        PdfStructureElement dutch = sheet.element("P", "nl");
        line(sheet, dutch, column.label().nl() + " ", Face.TEXT, Ink.BLACK, 8.5f, middle, width, top - 9);
        line(sheet, dutch, column.day().nl(), Face.DISPLAY, colour, 14.5f, middle, width, top - 38);
        PdfStructureElement english = sheet.element("P", "en");
        line(sheet, english, column.label().en() + " ", Face.SLANTED, Ink.GREY, 7.5f, middle, width, top - 19);
        line(sheet, english, column.day().en(), Face.SLANTED, Ink.GREY, 9, middle, width, top - 51);
    }

    private static void line(
            Sheet sheet,
            PdfStructureElement element,
            String text,
            Face face,
            Color ink,
            float size,
            float middle,
            float width,
            float y) {
        float fitted = FittedText.fit(text, face, size, size * 0.6f, width, 1).size();
        sheet.line(element, face, fitted, ink, middle - face.width(text.strip(), fitted) / 2, y, text);
    }

    private void divide(Sheet sheet, float x, float top) {
        sheet.decoration(canvas -> {
            canvas.setColorStroke(accent);
            canvas.setLineWidth(0.6f);
            canvas.moveTo(x, top - 2);
            canvas.lineTo(x, top - height());
            canvas.stroke();
        });
    }
}
