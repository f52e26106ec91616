package nl.qualityregister.certificate;

import java.awt.Color;
import nl.qualityregister.norm.Texts;

/** The code, the address behind it, and what the paper alone does not prove. */
final class CheckBlock {
    private static final float CODE = 106;
    private static final float BETWEEN = 22;

    private final Sheet sheet;
    private final PrintedCertificate printed;
    private final Stationery stationery;
    private final Color colour;

    CheckBlock(Sheet sheet, PrintedCertificate printed) {
        this.sheet = sheet;
        this.printed = printed;
        this.stationery = printed.stationery();
        this.colour = Ink.of(stationery.colour());
    }

    void set(Box place) {
        Box code = new Box(place.left(), place.bottom(), CODE, CODE);
        Box words = new Box(code.right() + BETWEEN, place.bottom(), place.width() - CODE - BETWEEN, place.height() + 4);
        Texts check = stationery.words("check");
        Texts proves = stationery.words("proves");
        float y = words.top();
        y = paragraph(words, "H2", check.nl(), "nl", Face.DISPLAY, colour, 14, y);
        y = paragraph(words, "P", check.en(), "en", Face.SLANTED, Ink.GREY, 9, y);
        String address = printed.particulars().address();
        FittedText fitted = FittedText.fit(address, Face.TEXT, 9.5f, 6, words.width(), 1);
        y = sheet.link(fitted, Face.TEXT, colour, words.left(), y - 4, address, check);
        y = paragraph(words, "P", proves.nl(), "nl", Face.TEXT, Ink.BLACK, 7.7f, y - 4);
        paragraph(words, "P", proves.en(), "en", Face.SLANTED, Ink.GREY, 7.7f, y - 2);
        sheet.figure("QR-code: " + address, "nl", code, canvas -> sheet.symbol().draw(address, canvas, code));
    }

    private float paragraph(
            Box words, String role, String text, String language, Face face, Color ink, float size, float top) {
        FittedText fitted = FittedText.fit(text, face, size, size * 0.6f, words.width(), role.equals("P") ? 3 : 1);
        return new Paragraph(fitted, language, role, face, ink).set(sheet, words.left(), top);
    }
}
