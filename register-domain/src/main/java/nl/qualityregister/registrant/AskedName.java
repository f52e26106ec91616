package nl.qualityregister.registrant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A name as somebody wrote it, taken apart: {@code Jet van der Berg}, {@code Berg, J.M. van der}, {@code van der berg}, {@code Ruiz Garcia}.
 *
 * @param words without infixes, in the order given name to surname
 */
record AskedName(List<String> words) {
    private static final Set<String> INFIXES = Set.of(
            "van", "der", "den", "de", "het", "'t", "\u2019t", "t", "ten", "ter", "te", "op", "in", "aan", "bij", "uit",
            "voor", "'s", "\u2019s", "la", "le", "les", "du", "des", "di", "da", "dos", "von", "zu", "zum", "zur", "el",
            "al", "d'", "l'");

    static AskedName read(String text) {
        int comma = text.indexOf(',');
        List<String> words = new ArrayList<>(words(comma < 0 ? text : text.substring(comma + 1)));
        if (comma >= 0) {
            words.addAll(words(text.substring(0, comma)));
        }
        return new AskedName(List.copyOf(words));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isBlank())
                .filter(word -> !INFIXES.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** What may be the surname: the last word, the last two, … all of them; the shortest first. */
    List<String> surnames() {
        List<String> surnames = new ArrayList<>();
        for (int from = words.size() - 1; from >= 0 && surnames.size() < 4; from--) {
            surnames.add(String.join(" ", words.subList(from, words.size())));
        }
        return surnames;
    }

    /** What may be a given name or initials; absent when only a surname was written. */
    @Nullable
    String given() {
        return words.size() < 2 ? null : words.getFirst();
    }

    /** Every spelling of the key that is one letter off: one left out, one too many, one other, two neighbours swapped. */
    static Set<String> oneOff(String key) {
        if (key.length() < 4) {
            return Set.of();
        }
        List<String> spellings = new ArrayList<>(60 * key.length());
        for (int i = 0; i <= key.length(); i++) {
            String before = key.substring(0, i);
            for (char letter = 'a'; letter <= 'z'; letter++) {
                spellings.add(before + letter + key.substring(i));
                if (i < key.length()) {
                    spellings.add(before + letter + key.substring(i + 1));
                }
            }
            if (i < key.length()) {
                spellings.add(before + key.substring(i + 1));
            }
            if (i + 1 < key.length()) {
                spellings.add(before + key.charAt(i + 1) + key.charAt(i) + key.substring(i + 2));
            }
        }
        return spellings.stream().filter(spelling -> !spelling.equals(key)).collect(Collectors.toSet());
    }
}
