package nl.qualityregister.certificate;

import java.util.HashMap;
import java.util.Map;

/**
 * Arabic letters as they are drawn: each in the form that its neighbours give it, from right to left. Our own, since these bytes must
 * stay the same whatever the JDK's next release knows about letters. Vowel signs are left out, as in print.
 */
final class ArabicLetters {
    /** The letters in the order of their presentation forms (Unicode, Arabic Presentation Forms-B), and how many forms each has. */
    private static final String LETTERS =
            "\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062A\u062B\u062C\u062D\u062E\u062F\u0630\u0631\u0632\u0633"
                    + "\u0634\u0635\u0636\u0637\u0638\u0639\u063A\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064A";

    private static final String FORMS = "122224242444442222444444444444444224";
    private static final String WITH_LAM = "\u0622\u0623\u0625\u0627";
    private static final char LAM = '\u0644';
    private static final char FIRST_LAM_ALEF = '\uFEF5';

    /** From a letter to its isolated form; the final, initial and medial ones follow. */
    private static final Map<Character, Character> ISOLATED = new HashMap<>();

    private static final Map<Character, Integer> COUNT = new HashMap<>();

    static {
        char form = '\uFE80';
        for (int i = 0; i < LETTERS.length(); i++) {
            form = add(LETTERS.charAt(i), form, FORMS.charAt(i) - '0');
        }
        add('\u067E', '\uFB56', 4);
        add('\u0686', '\uFB7A', 4);
        add('\u0698', '\uFB8A', 2);
        add('\u06A9', '\uFB8E', 4);
        add('\u06AF', '\uFB92', 4);
        add('\u06CC', '\uFBFC', 4);
    }

    private ArabicLetters() {}

    private static char add(char letter, char isolated, int forms) {
        ISOLATED.put(letter, isolated);
        COUNT.put(letter, forms);
        return (char) (isolated + forms);
    }

    static boolean isIn(String text) {
        return text.chars().anyMatch(letter -> isArabic((char) letter));
    }

    /** As drawn from left to right. */
    static String drawn(String text) {
        String shaped = shaped(withoutVowels(text));
        boolean fromRight = startsArabic(shaped);
        StringBuilder drawn = new StringBuilder(shaped.length());
        int from = 0;
        while (from < shaped.length()) {
            int to = endOfRun(shaped, from, fromRight);
            String run = shaped.substring(from, to);
            String visual = isRight(shaped, from, fromRight) ? mirrored(run) : run;
            drawn.insert(fromRight ? 0 : drawn.length(), visual);
            from = to;
        }
        return drawn.toString();
    }

    private static String withoutVowels(String text) {
        return text.replaceAll("[\u064B-\u0652\u0670\u0640]", "");
    }

    private static String shaped(String text) {
        StringBuilder shaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean joinsBefore = i > 0 && joinsToNext(text.charAt(i - 1)) && COUNT.getOrDefault(letter, 1) > 1;
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (letter == LAM && WITH_LAM.indexOf(next) >= 0) {
                shaped.append((char) (FIRST_LAM_ALEF + 2 * WITH_LAM.indexOf(next) + (joinsBefore ? 1 : 0)));
                i++;
            } else {
                shaped.append(form(letter, joinsBefore, joinsToNext(letter) && COUNT.getOrDefault(next, 1) > 1));
            }
        }
        return shaped.toString();
    }

    private static char form(char letter, boolean joinsBefore, boolean joinsAfter) {
        Character isolated = ISOLATED.get(letter);
        if (isolated == null) {
            return letter;
        }
        int which = joinsAfter ? (joinsBefore ? 3 : 2) : (joinsBefore ? 1 : 0);
        return (char) (isolated + which);
    }

    private static boolean joinsToNext(char letter) {
        return COUNT.getOrDefault(letter, 1) == 4;
    }

    private static boolean startsArabic(String text) {
        return text.chars()
                .filter(letter -> isArabic((char) letter) || Character.isLetterOrDigit(letter))
                .limit(1)
                .anyMatch(letter -> isArabic((char) letter));
    }

    private static int endOfRun(String text, int from, boolean fromRight) {
        boolean right = isRight(text, from, fromRight);
        int to = from + 1;
        while (to < text.length() && isRight(text, to, fromRight) == right) {
            to++;
        }
        return to;
    }

    /** What stands between letters of one script goes with them; between two scripts it goes with the text as a whole. */
    private static boolean isRight(String text, int at, boolean fromRight) {
        if (isStrong(text.charAt(at))) {
            return isArabic(text.charAt(at));
        }
        int before = at;
        while (before >= 0 && !isStrong(text.charAt(before))) {
            before--;
        }
        int after = at;
        while (after < text.length() && !isStrong(text.charAt(after))) {
            after++;
        }
        boolean left = before < 0 ? fromRight : isArabic(text.charAt(before));
        boolean right = after >= text.length() ? fromRight : isArabic(text.charAt(after));
        return left == right ? left : fromRight;
    }

    private static boolean isStrong(char letter) {
        return isArabic(letter) || Character.isLetterOrDigit(letter);
    }

    private static boolean isArabic(char letter) {
        return (letter >= '\u0600' && letter <= '\u06FF') || (letter >= '\uFB50' && letter <= '\uFEFF');
    }

    private static String mirrored(String run) {
        StringBuilder mirrored = new StringBuilder(run).reverse();
        for (int i = 0; i < mirrored.length(); i++) {
            char letter = mirrored.charAt(i);
            mirrored.setCharAt(i, letter == '(' ? ')' : letter == ')' ? '(' : letter);
        }
        return mirrored.toString();
    }
}
