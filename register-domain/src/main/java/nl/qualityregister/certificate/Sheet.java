package nl.qualityregister.certificate;

import java.awt.Color;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import nl.qualityregister.norm.Texts;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfAction;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfBorderArray;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfRectangle;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfStructureElement;
import org.openpdf.text.pdf.PdfWriter;

/** A tagged page: whatever is drawn belongs to an element of the structure, in the order of reading, or is decoration. */
final class Sheet {
    private static final PdfName ANNOTATION_OF = new PdfName("OBJR");

    private final PdfWriter writer;
    private final PdfContentByte canvas;
    private final PdfStructureElement root;
    private final QrSymbol symbol;

    Sheet(PdfWriter writer, QrSymbol symbol) {
        this.writer = writer;
        this.symbol = symbol;
        this.canvas = writer.getDirectContent();
        this.root = new PdfStructureElement(writer.getStructureTreeRoot(), new PdfName("Document"));
    }

    /** @param role {@code H1}, {@code H2}, {@code P} */
    PdfStructureElement element(String role, String language) {
        return child(root, role, language);
    }

    PdfStructureElement child(PdfStructureElement parent, String role, String language) {
        PdfStructureElement element = child(parent, role);
        element.put(PdfName.LANG, new PdfString(language));
        return element;
    }

    /** In the language of its parent. */
    PdfStructureElement child(PdfStructureElement parent, String role) {
        return new PdfStructureElement(parent, new PdfName(role));
    }

    /** Sets one line; its first letter starts at x, its letters stand on y. */
    void line(PdfStructureElement element, Face face, float size, Color ink, float x, float y, String text) {
        canvas.beginMarkedContentSequence(element);
        canvas.beginText();
        canvas.setColorFill(ink);
        canvas.setFontAndSize(face.font(), size);
        canvas.setTextMatrix(x, y);
        canvas.showTextKerned(face.drawn(text));
        canvas.endText();
        canvas.endMarkedContentSequence();
    }

    /** Sets lines one below the other, each from where it is told to start; returns the height at which the last one ends. */
    float lines(
            PdfStructureElement element,
            FittedText text,
            Face face,
            Color ink,
            float top,
            ToDoubleFunction<String> start) {
        float y = top;
        for (int i = 0; i < text.lines().size(); i++) {
            String line = text.lines().get(i);
            String spaced = i < text.lines().size() - 1 ? line + " " : line;
            line(element, face, text.size(), ink, (float) start.applyAsDouble(line), y - text.ascent(), spaced);
            y -= text.leading();
        }
        return y;
    }

    /** An address to click on; returns the height at which it ends. */
    float link(FittedText text, Face face, Color ink, float x, float top, String address, Texts purpose) {
        PdfStructureElement element = element("Link", "nl");
        float bottom = lines(element, text, face, ink, top, line -> x);
        float width = face.width(String.join(" ", text.lines()), text.size());
        PdfAnnotation annotation = new PdfAnnotation(writer, x, bottom, x + width, top, new PdfAction(address));
        annotation.put(PdfName.CONTENTS, new PdfString(purpose.nl() + " / " + purpose.en(), PdfObject.TEXT_UNICODE));
        annotation.put(PdfName.BORDER, new PdfBorderArray(0, 0, 0));
        annotation.setFlags(PdfAnnotation.FLAGS_PRINT);
        add(element, annotation);
        return bottom;
    }

    /** A field of a form, read after all that was drawn before it. */
    void field(PdfAnnotation field) {
        add(element("Form", "nl"), field);
    }

    private void add(PdfStructureElement element, PdfAnnotation annotation) {
        annotation.put(
                PdfName.STRUCTPARENT,
                new PdfNumber(writer.getStructureTreeRoot().addExistingObject(element.getReference())));
        writer.addAnnotation(annotation);
        PdfDictionary reference = new PdfDictionary(ANNOTATION_OF);
        reference.put(PdfName.OBJ, annotation.getIndirectReference());
        @Nullable PdfObject drawn = element.get(PdfName.K);
        PdfArray kids = drawn == null ? new PdfArray() : new PdfArray(drawn);
        kids.add(reference);
        element.put(PdfName.K, kids);
    }

    /** How codes are drawn on it. */
    QrSymbol symbol() {
        return symbol;
    }

    void figure(String meaning, String language, Box box, Consumer<PdfContentByte> drawing) {
        PdfStructureElement element = element("Figure", language);
        element.put(new PdfName("Alt"), new PdfString(meaning, PdfObject.TEXT_UNICODE));
        PdfDictionary layout = new PdfDictionary();
        layout.put(new PdfName("O"), new PdfName("Layout"));
        layout.put(PdfName.BBOX, new PdfRectangle(box.left(), box.bottom(), box.right(), box.top()));
        element.put(PdfName.A, layout);
        canvas.beginMarkedContentSequence(element);
        drawing.accept(canvas);
        canvas.endMarkedContentSequence();
    }

    void decoration(Consumer<PdfContentByte> drawing) {
        canvas.beginMarkedContentSequence(new PdfName("Artifact"));
        drawing.accept(canvas);
        canvas.endMarkedContentSequence();
    }
}
