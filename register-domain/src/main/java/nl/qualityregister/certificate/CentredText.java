package nl.qualityregister.certificate;

import java.awt.Color;

record CentredText(FittedText text, String language, String role, Face face, Color ink, float gap)
        implements CentredPart {
    CentredText as(String otherRole) {
        return new CentredText(text, language, otherRole, face, ink, gap);
    }

    CentredText below(float otherGap) {
        return new CentredText(text, language, role, face, ink, otherGap);
    }

    @Override
    public float height() {
        return text.lines().size() * text.leading();
    }

    @Override
    public void set(Sheet sheet, Box column, float top) {
        sheet.lines(
                sheet.element(role, language),
                text,
                face,
                ink,
                top,
                line -> column.middle() - face.width(line, text.size()) / 2);
    }
}
