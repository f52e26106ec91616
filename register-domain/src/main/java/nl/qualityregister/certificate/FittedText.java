package nl.qualityregister.certificate;

import java.util.ArrayList;
import java.util.List;

/** A text broken into lines at the largest size at which it fits. */
record FittedText(List<String> lines, float size) {
    private static final float STEP = 0.5f;

    FittedText {
        lines = List.copyOf(lines);
    }

    /**
     * The largest size at which the text takes no more lines than it may; at the smallest, as many as it needs, and a word that is
     * too long by itself is broken.
     */
    static FittedText fit(String text, Face face, float largest, float smallest, float width, int mostLines) {
        for (float size = largest; size > smallest; size -= STEP) {
            List<String> lines = wrap(text, face, size, width);
            if (lines.size() <= mostLines && allFit(lines, face, size, width)) {
                return new FittedText(lines, size);
            }
        }
        List<String> lines = wrap(broken(text, face, smallest, width), face, smallest, width);
        return new FittedText(lines, smallest);
    }

    /** The same number of lines, of about equal length. */
    FittedText balanced(Face face, float width) {
        if (lines.size() == 1) {
            return this;
        }
        String text = String.join(" ", lines);
        List<String> best = lines;
        float tooNarrow = 0;
        float wideEnough = width;
        while (wideEnough - tooNarrow > STEP) {
            float middle = (tooNarrow + wideEnough) / 2;
            List<String> tried = wrap(text, face, size, middle);
            if (tried.size() <= lines.size() && allFit(tried, face, size, middle)) {
                best = tried;
                wideEnough = middle;
            } else {
                tooNarrow = middle;
            }
        }
        return new FittedText(best, size);
    }

    /** From line to line. */
    float leading() {
        return size * 1.3f;
    }

    /** From the top of a line to where its letters stand. */
    float ascent() {
        return size * 0.98f;
    }

    private static boolean allFit(List<String> lines, Face face, float size, float width) {
        return lines.stream().allMatch(line -> face.width(line, size) <= width);
    }

    private static List<String> wrap(String text, Face face, float size, float width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split(" +", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || face.width(longer, size) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines;
    }

    private static String broken(String text, Face face, float size, float width) {
        StringBuilder parts = new StringBuilder();
        String part = "";
        for (int letter : text.codePoints().toArray()) {
            String longer = part + Character.toString(letter);
            if (letter != ' ' && face.width(longer, size) > width) {
                parts.append(part).append(' ');
                longer = Character.toString(letter);
            }
            part = longer;
            if (letter == ' ') {
                parts.append(part);
                part = "";
            }
        }
        return parts.append(part).toString();
    }
}
