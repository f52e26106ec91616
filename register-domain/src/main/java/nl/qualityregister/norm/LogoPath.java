package nl.qualityregister.norm;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks a path of a logo to find what cannot be drawn. The subset is what drawing programs leave when shapes are turned into paths:
 * M, L, H, V, C and Z, absolute or relative.
 */
final class LogoPath {
    private static final Pattern TOKEN = Pattern.compile("\\s*,?\\s*([A-Za-z]|[-+]?(?:\\d+\\.?\\d*|\\.\\d+))");
    private static final String KNOWN = "MLHVCZ";

    /** Computed places may miss the edge by as much. */
    private static final double TOLERANCE = 0.01;

    private final String path;
    private final Matcher tokens;
    private final double width;
    private final double height;
    private int at;
    private double x;
    private double y;
    private double startX;
    private double startY;

    private LogoPath(String path, double width, double height) {
        this.path = path.stripTrailing();
        this.tokens = TOKEN.matcher(this.path);
        this.width = width;
        this.height = height;
    }

    /** Why the path cannot be drawn. */
    private static final class Undrawable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undrawable(String why) {
            super(why, null, false, false);
        }
    }

    /** What is wrong with it, for who writes the document; empty when nothing is. */
    static Optional<String> fault(String path, double width, double height) {
        try {
            new LogoPath(path, width, height).walk();
            return Optional.empty();
        } catch (Undrawable broken) {
            return Optional.ofNullable(broken.getMessage());
        }
    }

    private void walk() {
        int steps = 0;
        char command = ' ';
        while (at < path.length()) {
            command = command(command, steps);
            if (Character.toUpperCase(command) == 'Z') {
                x = startX;
                y = startY;
            } else {
                step(command);
                steps++;
                command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
            }
        }
        if (steps < 2) {
            throw new Undrawable("draws nothing");
        }
    }

    /** The one that is written, or the one before, when its numbers go on. */
    private char command(char before, int steps) {
        String token = peek();
        if (!Character.isLetter(token.charAt(0))) {
            if (steps == 0 || Character.toUpperCase(before) == 'Z') {
                throw new Undrawable("has a number where a command is due: \"" + token + "\"");
            }
            return before;
        }
        char command = known(token);
        at = tokens.end();
        if (steps == 0 && Character.toUpperCase(command) != 'M') {
            throw new Undrawable("must begin with M");
        }
        return command;
    }

    private static char known(String letter) {
        if (KNOWN.indexOf(Character.toUpperCase(letter.charAt(0))) < 0) {
            throw new Undrawable("knows no command " + letter
                    + ": turn curves and arcs into M, L, H, V, C and Z, absolute or relative");
        }
        return letter.charAt(0);
    }

    private String peek() {
        if (!tokens.find(at) || tokens.start() != at) {
            throw new Undrawable("cannot be read from \""
                    + path.substring(at, Math.min(path.length(), at + 12)).strip()
                    + "\" on: write commands and plain decimals");
        }
        return tokens.group(1);
    }

    private void step(char command) {
        double[] numbers = new double[wanted(command)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(command, numbers.length);
        }
        arrive(command, numbers);
        if (x < -TOLERANCE || y < -TOLERANCE || x > width + TOLERANCE || y > height + TOLERANCE) {
            throw new Undrawable(String.format(
                    Locale.ROOT,
                    "leads to %.2f,%.2f, which is outside of the %.2f by %.2f that the logo says it is",
                    x,
                    y,
                    width,
                    height));
        }
    }

    private double number(char command, int wanted) {
        String token = at < path.length() ? peek() : "Z";
        if (Character.isLetter(token.charAt(0))) {
            known(token);
            throw new Undrawable("breaks off: after " + command + " come " + wanted + " numbers");
        }
        at = tokens.end();
        return Double.parseDouble(token);
    }

    private static int wanted(char command) {
        return switch (Character.toUpperCase(command)) {
            case 'H', 'V' -> 1;
            case 'C' -> 6;
            default -> 2;
        };
    }

    private void arrive(char command, double[] numbers) {
        double fromX = Character.isLowerCase(command) ? x : 0;
        double fromY = Character.isLowerCase(command) ? y : 0;
        switch (Character.toUpperCase(command)) {
            case 'H' -> x = fromX + numbers[0];
            case 'V' -> y = fromY + numbers[0];
            default -> {
                x = fromX + numbers[numbers.length - 2];
                y = fromY + numbers[numbers.length - 1];
            }
        }
        if (Character.toUpperCase(command) == 'M') {
            startX = x;
            startY = y;
        }
    }
}
