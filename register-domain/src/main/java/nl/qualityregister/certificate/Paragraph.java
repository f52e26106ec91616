package nl.qualityregister.certificate;

import java.awt.Color;

/** A text whose lines begin one below the other. */
record Paragraph(FittedText text, String language, String role, Face face, Color ink) {
    /** Returns where the next may begin. */
    float set(Sheet sheet, float left, float top) {
        return sheet.lines(sheet.element(role, language), text, face, ink, top, line -> left);
    }
}
