package nl.qualityregister.course;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Simple checks for what may make somebody recognisable. They miss things and see too much: they help the writer and the editor, who
 * decide.
 */
final class Recognisable {
    private static final String MONTHS =
            "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
                    + "|january|february|march|may|june|july|august|october";

    private static final String NAME = "\\p{Lu}[\\p{L}'’-]+";
    private static final String INFIX = "(?:(?i:van|de|der|den|het|ter|ten|te|von|el|al)\\s+){0,3}";

    private static final Map<Pattern, LessonHint.Kind> PATTERNS = new LinkedHashMap<>();

    static {
        add(LessonHint.Kind.ADDRESS, "[\\p{Alnum}._%+-]+@[\\p{Alnum}.-]+\\.\\p{Alpha}{2,}|https?://\\S+");
        add(LessonHint.Kind.ADDRESS, "\\b\\d{4}\\s?\\p{Lu}{2}\\b");
        add(
                LessonHint.Kind.ADDRESS,
                "\\b\\p{Lu}\\p{L}+(?:straat|laan|weg|plein|gracht|kade|singel|dreef|hof)\\s+\\d+\\w?\\b");
        add(LessonHint.Kind.DATE, "\\b\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}\\b");
        add(LessonHint.Kind.DATE, "(?i)\\b\\d{1,2}\\s+(?:" + MONTHS + ")(?:\\s+\\d{4})?\\b");
        add(LessonHint.Kind.DATE, "(?i)\\b(?:" + MONTHS + ")\\s+\\d{4}\\b");
        add(LessonHint.Kind.NUMBER, "\\b(?:\\+?\\d[\\s-]?){8,13}\\d?\\b");
        add(LessonHint.Kind.NUMBER, "\\b\\p{Lu}{2}\\d{2}\\s?\\p{Lu}{4}(?:\\s?\\d){10}\\b");
        add(
                LessonHint.Kind.NAME,
                "(?:(?i:de heer|mevrouw|meneer|dhr\\.?|mevr\\.?|mw\\.?|mr\\.?|mrs\\.?|ms\\.?|dr\\.?))\\s+(?:\\p{Lu}\\.)*\\s*"
                        + INFIX + NAME);
        add(LessonHint.Kind.NAME, "\\b(?:\\p{Lu}\\.){1,4}\\s*" + INFIX + NAME);
        add(LessonHint.Kind.PLACE, "(?<=\\b(?:in|te|uit|bij|naar|from|at|near)\\s)" + NAME + "(?:\\s+" + NAME + ")*");
        // a capital within a sentence
        add(LessonHint.Kind.NAME, "(?<=[\\p{Ll},;:)]\\s)" + NAME + "(?:\\s+" + INFIX + NAME + ")*");
    }

    private Recognisable() {}

    private static void add(LessonHint.Kind kind, String pattern) {
        PATTERNS.put(Pattern.compile(pattern), kind);
    }

    /** In the order of the text; where two overlap the first kind stands. */
    static List<LessonHint> in(String text, Collection<String> organisations) {
        List<LessonHint> hints = new ArrayList<>();
        for (String organisation : organisations) {
            find(
                    Pattern.compile("(?iu)(?<!\\p{L})" + Pattern.quote(organisation) + "(?!\\p{L})"),
                    LessonHint.Kind.ORGANISATION,
                    text,
                    hints);
        }
        PATTERNS.forEach((pattern, kind) -> find(pattern, kind, text, hints));
        hints.sort(Comparator.comparingInt(LessonHint::from));
        return hints;
    }

    private static void find(Pattern pattern, LessonHint.Kind kind, String text, List<LessonHint> hints) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            int from = found.start();
            int until = found.end();
            boolean taken = hints.stream()
                    .anyMatch(hint -> from < hint.from() + hint.found().length() && hint.from() < until);
            if (!taken) {
                hints.add(new LessonHint(kind, from, found.group()));
            }
        }
    }
}
