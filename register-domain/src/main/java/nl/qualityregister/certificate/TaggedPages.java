package nl.qualityregister.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfStructureElement;
import org.openpdf.text.pdf.PdfWriter;

/** Headings and paragraphs over as many pages as they need, each an element of the structure, in the order of reading. */
public final class TaggedPages {
    private static final float MARGIN = 56;
    private static final float WIDTH = PageSize.A4.getWidth() - 2 * MARGIN;

    private static final String XMP = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    private final Document document = new Document(PageSize.A4);
    private final PdfWriter writer = PdfWriter.getInstance(document, bytes);
    private final BaseFont font = font();
    private final PdfContentByte canvas;
    private final PdfStructureElement root;
    private float y = PageSize.A4.getHeight() - MARGIN;

    /** @param language as in {@code nl} */
    public TaggedPages(String title, String language) {
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setTagged();
        document.open();
        canvas = writer.getDirectContent();
        root = new PdfStructureElement(writer.getStructureTreeRoot(), new PdfName("Document"));
        writer.getInfo().put(PdfName.TITLE, new PdfString(title, PdfObject.TEXT_UNICODE));
        writer.setXmpMetadata(XMP.replace("{title}", title.replace("&", "&amp;").replace("<", "&lt;"))
                .getBytes(StandardCharsets.UTF_8));
        PdfDictionary catalog = writer.getExtraCatalog();
        catalog.put(PdfName.LANG, new PdfString(language));
        PdfDictionary preferences = new PdfDictionary();
        preferences.put(new PdfName("DisplayDocTitle"), PdfBoolean.PDFTRUE);
        catalog.put(PdfName.VIEWERPREFERENCES, preferences);
        writer.setTabs(PdfName.S);
    }

    public void title(String text) {
        set("H1", 18, 10, text);
    }

    public void heading(String text) {
        set("H2", 13, 12, text);
    }

    public void paragraph(String text) {
        set("P", 10, 2, text);
    }

    /**
     * A bar of a plot.
     *
     * @param value its length, against the longest
     * @param said the number as it is written behind it
     */
    public record Bar(String label, long value, String said) {}

    /** Bars drawn as lines and areas, one figure of the structure; read aloud it is its labels and numbers. */
    public void plot(String name, List<Bar> bars) {
        float step = 16;
        float height = step * bars.size();
        if (y - height - step < MARGIN) {
            document.newPage();
            y = PageSize.A4.getHeight() - MARGIN;
        }
        y -= 6;
        PdfStructureElement figure = new PdfStructureElement(root, new PdfName("Figure"));
        String spoken = bars.stream()
                .map(bar -> bar.label() + " " + bar.said())
                .collect(Collectors.joining("; ", name + ": ", ""));
        figure.put(new PdfName("Alt"), new PdfString(spoken, PdfObject.TEXT_UNICODE));
        figure.put(new PdfName("A"), layout(y - height, y));
        canvas.beginMarkedContentSequence(figure);
        long longest = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
        for (Bar bar : bars) {
            y -= step;
            float length = 220f * bar.value() / longest;
            canvas.rectangle(MARGIN + 180, y, Math.max(length, 0.5f), step - 5);
            canvas.fill();
            written(bar.label(), MARGIN);
            written(bar.said(), MARGIN + 186 + length);
        }
        canvas.endMarkedContentSequence();
        y -= 6;
    }

    private void written(String text, float x) {
        canvas.beginText();
        canvas.setFontAndSize(font, 9);
        canvas.setTextMatrix(x, y + 2);
        canvas.showText(readable(text));
        canvas.endText();
    }

    /** Where the figure stands on its page. */
    private static PdfDictionary layout(float bottom, float top) {
        PdfDictionary layout = new PdfDictionary();
        layout.put(new PdfName("O"), new PdfName("Layout"));
        PdfArray box = new PdfArray();
        for (float corner : new float[] {MARGIN, bottom, MARGIN + WIDTH, top}) {
            box.add(new PdfNumber(corner));
        }
        layout.put(new PdfName("BBox"), box);
        return layout;
    }

    /** What goes on overleaf is a paragraph of its own: an element of the structure is of one page. */
    private void set(String role, float size, float before, String text) {
        PdfStructureElement element = new PdfStructureElement(root, new PdfName(role));
        y -= before;
        for (String line : lines(readable(text), size)) {
            y -= size * 1.35f;
            if (y < MARGIN) {
                document.newPage();
                y = PageSize.A4.getHeight() - MARGIN - size * 1.35f;
                element = new PdfStructureElement(root, new PdfName("P"));
            }
            canvas.beginMarkedContentSequence(element);
            canvas.beginText();
            canvas.setFontAndSize(font, size);
            canvas.setTextMatrix(MARGIN, y);
            canvas.showText(line);
            canvas.endText();
            canvas.endMarkedContentSequence();
        }
    }

    /** What the typeface has no letter for stands as a question mark; the JSON has it as it is. */
    private String readable(String text) {
        StringBuilder readable = new StringBuilder(text.length());
        text.codePoints()
                .map(letter -> Character.isWhitespace(letter) ? ' ' : letter)
                .map(letter -> font.charExists(letter) ? letter : '?')
                .forEach(readable::appendCodePoint);
        return readable.toString();
    }

    private List<String> lines(String text, float size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            for (String piece : pieces(word, size)) {
                if (!line.isEmpty() && font.getWidthPoint(line + " " + piece, size) > WIDTH) {
                    lines.add(line + " ");
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(piece);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** A word that is wider than the page, in pieces that are not. */
    private List<String> pieces(String word, float size) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        word.codePoints().forEach(letter -> {
            if (font.getWidthPoint(piece.toString(), size) > WIDTH - 2 * size) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(letter);
        });
        pieces.add(piece.toString());
        return pieces;
    }

    public byte[] close() {
        document.close();
        return bytes.toByteArray();
    }

    private static BaseFont font() {
        try (InputStream stream = TaggedPages.class.getResourceAsStream("/fonts/NotoSans-Regular.ttf")) {
            if (stream == null) {
                throw new IllegalStateException("the font is missing");
            }
            BaseFont font = BaseFont.createFont(
                    "NotoSans-Regular.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, stream.readAllBytes(), null);
            font.setSubset(true);
            font.setIncludeCidSet(false);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
