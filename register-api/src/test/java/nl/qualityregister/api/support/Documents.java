package nl.qualityregister.api.support;

import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;

/** Files as people hand them in. */
public final class Documents {
    private Documents() {}

    public static byte[] aPdf() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = new Document()) {
            PdfWriter.getInstance(document, bytes);
            document.open();
            document.add(new Paragraph("Bewijs van deelname"));
        }
        return bytes.toByteArray();
    }
}
