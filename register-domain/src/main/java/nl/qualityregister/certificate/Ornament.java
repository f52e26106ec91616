package nl.qualityregister.certificate;

import java.awt.Color;

/** A short rule with a lozenge in the middle. */
record Ornament(Color colour, Color accent, float gap) implements CentredPart {
    private static final float HALF = 62;
    private static final float LOZENGE = 3.4f;

    @Override
    public float height() {
        return 2 * LOZENGE;
    }

    @Override
    public void set(Sheet sheet, Box column, float top) {
        float x = column.middle();
        float y = top - LOZENGE;
        sheet.decoration(canvas -> {
            canvas.setColorStroke(accent);
            canvas.setLineWidth(0.6f);
            canvas.moveTo(x - HALF, y);
            canvas.lineTo(x - 2.6f * LOZENGE, y);
            canvas.moveTo(x + 2.6f * LOZENGE, y);
            canvas.lineTo(x + HALF, y);
            canvas.stroke();
            canvas.setColorFill(colour);
            canvas.moveTo(x - LOZENGE, y);
            canvas.lineTo(x, y + LOZENGE);
            canvas.lineTo(x + LOZENGE, y);
            canvas.lineTo(x, y - LOZENGE);
            canvas.closePath();
            canvas.fill();
        });
    }
}
