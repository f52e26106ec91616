package nl.qualityregister.certificate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openpdf.text.pdf.PdfContentByte;

/** Draws the shapes of a logo into a box of the page. */
final class VectorLogo {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|[-+]?(?:\\d+\\.?\\d*|\\.\\d+)");

    private final PdfContentByte canvas;
    private final double left;
    private final double top;
    private final double scale;

    private double x;
    private double y;
    private double startX;
    private double startY;

    private VectorLogo(PdfContentByte canvas, double left, double top, double scale) {
        this.canvas = canvas;
        this.left = left;
        this.top = top;
        this.scale = scale;
    }

    static void draw(Stationery.Logo logo, PdfContentByte canvas, Box box) {
        double scale = Math.min(box.width() / logo.width(), box.height() / logo.height());
        double left = box.left() + (box.width() - scale * logo.width()) / 2;
        double top = box.top() - (box.height() - scale * logo.height()) / 2;
        for (Stationery.Shape shape : logo.shapes()) {
            canvas.setColorFill(Ink.of(shape.fill()));
            new VectorLogo(canvas, left, top, scale).trace(shape.path());
            canvas.eoFill();
        }
    }

    private void trace(String path) {
        Matcher tokens = TOKEN.matcher(path);
        char command = 'M';
        while (tokens.find()) {
            if (Character.isLetter(tokens.group().charAt(0))) {
                command = tokens.group().charAt(0);
                if (command == 'Z' || command == 'z') {
                    close();
                }
            } else {
                step(command, Double.parseDouble(tokens.group()), tokens);
                command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
            }
        }
    }

    private void step(char command, double first, Matcher rest) {
        boolean relative = Character.isLowerCase(command);
        double fromX = relative ? x : 0;
        double fromY = relative ? y : 0;
        switch (command) {
            case 'M', 'm' -> moveTo(fromX + first, fromY + number(rest));
            case 'L', 'l' -> lineTo(fromX + first, fromY + number(rest));
            case 'H', 'h' -> lineTo(fromX + first, y);
            case 'V', 'v' -> lineTo(x, fromY + first);
            case 'C', 'c' ->
                curveTo(
                        fromX + first,
                        fromY + number(rest),
                        fromX + number(rest),
                        fromY + number(rest),
                        fromX + number(rest),
                        fromY + number(rest));
            default -> throw new IllegalArgumentException("a logo's path knows no command " + command);
        }
    }

    private static double number(Matcher tokens) {
        if (!tokens.find()) {
            throw new IllegalArgumentException("a logo's path breaks off");
        }
        return Double.parseDouble(tokens.group());
    }

    private void moveTo(double toX, double toY) {
        startX = toX;
        startY = toY;
        canvas.moveTo(pageX(toX), pageY(toY));
        arrive(toX, toY);
    }

    private void lineTo(double toX, double toY) {
        canvas.lineTo(pageX(toX), pageY(toY));
        arrive(toX, toY);
    }

    private void curveTo(double x1, double y1, double x2, double y2, double toX, double toY) {
        canvas.curveTo(pageX(x1), pageY(y1), pageX(x2), pageY(y2), pageX(toX), pageY(toY));
        arrive(toX, toY);
    }

    private void close() {
        canvas.closePath();
        arrive(startX, startY);
    }

    private void arrive(double toX, double toY) {
        x = toX;
        y = toY;
    }

    private float pageX(double logoX) {
        return (float) (left + scale * logoX);
    }

    private float pageY(double logoY) {
        return (float) (top - scale * logoY);
    }
}
