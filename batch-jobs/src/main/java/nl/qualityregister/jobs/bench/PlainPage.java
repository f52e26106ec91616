package nl.qualityregister.jobs.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/**
 * The limit that certificates are measured by: the same words, typefaces, mark and code on one page, untagged, unsealed, with nothing
 * attached and nothing kept.
 */
final class PlainPage {
    private static final List<BaseFont> FONTS =
            List.of(font("NotoSerifDisplay-Regular.ttf"), font("NotoSans-Regular.ttf"), font("NotoSans-Italic.ttf"));

    private static final List<String> WORDS = List.of(
            "Demonstratieregister sociaal domein",
            "Demonstration register of the social domain",
            "Een verzonnen register. Niemand in dit register is echt.",
            "Certificaat van herregistratie",
            "Certificate of re-registration",
            "Hierbij verklaart het register dat",
            "registratienummer",
            "opnieuw in het register is ingeschreven als",
            "schuldhulpverlener, jobcoach",
            "Geldig vanaf 1 maart 2026, geldig tot en met 28 februari 2031",
            "Controleer nu of deze registratie geldt",
            "Dit papier bewijst alleen wat op de dag van afgifte in het register stond. Of de registratie vandaag"
                    + " geldt,",
            "leest u gratis en zonder inloggen op het adres hierboven of via de code.",
            "This paper proves only what the register held on the day of issue. Whether the registration holds today",
            "can be read at the address above or through the code, free of charge.");

    private PlainPage() {}

    static byte[] of(String holder, String address) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(48 * 1024);
        Document document = new Document(PageSize.A4);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        document.open();
        PdfContentByte canvas = writer.getDirectContent();
        mark(canvas);
        line(canvas, 0, 30, 560, holder);
        for (int i = 0; i < WORDS.size(); i++) {
            line(canvas, i % 3, 10, 500 - i * 20, WORDS.get(i));
        }
        line(canvas, 1, 9, 180, address);
        code(canvas, address);
        document.close();
        return out.toByteArray();
    }

    private static void line(PdfContentByte canvas, int font, float size, float height, String text) {
        canvas.beginText();
        canvas.setColorFill(Color.BLACK);
        canvas.setFontAndSize(FONTS.get(font), size);
        canvas.setTextMatrix(60, height);
        canvas.showTextKerned(text);
        canvas.endText();
    }

    private static void mark(PdfContentByte canvas) {
        canvas.setColorFill(new Color(0x154273));
        canvas.circle(300, 770, 22);
        canvas.fill();
        canvas.setColorStroke(new Color(0x154273));
        canvas.rectangle(30, 30, 535, 782);
        canvas.stroke();
    }

    private static void code(PdfContentByte canvas, String address) {
        BitMatrix modules;
        try {
            modules = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0);
        } catch (WriterException e) {
            throw new IllegalArgumentException("the address does not fit into a code", e);
        }
        float unit = 106f / modules.getWidth();
        for (int row = 0; row < modules.getHeight(); row++) {
            for (int column = 0; column < modules.getWidth(); column++) {
                if (modules.get(column, row)) {
                    canvas.rectangle(70 + column * unit, 166 - row * unit, unit, unit);
                }
            }
        }
        canvas.fill();
    }

    private static BaseFont font(String file) {
        try (InputStream stream = PlainPage.class.getResourceAsStream("/fonts/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("the font " + file + " is missing");
            }
            BaseFont font = BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, stream.readAllBytes(), null);
            font.setSubset(true);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
