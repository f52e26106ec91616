package nl.qualityregister.norm;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Says that a name is unknown, and which known one was probably meant. */
final class Names {

    private Names() {}

    static String unknown(String what, String name, Collection<String> known) {
        String hint = nearest(name, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(
                        known.isEmpty()
                                ? "; none is defined"
                                : "; known are "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()));
        return "unknown " + what + " \"" + name + "\"" + hint;
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(1, name.length() / 4))
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
