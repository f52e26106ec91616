package nl.qualityregister.certificate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.qualityregister.norm.Texts;

/**
 * The paper a register prints a kind of certificate on: house style and the words that are the same for everybody. Kept once for
 * all certificates that were printed on it.
 *
 * @param colour of title, frame and logo lines, {@code #rrggbb}
 * @param accent of rules and ornaments, {@code #rrggbb}
 * @param words in the order of their names, by their place on the page: {@code title}, {@code declares} …
 */
record Stationery(
        String register,
        String kind,
        Texts registerName,
        String colour,
        String accent,
        Logo logo,
        Map<String, Texts> words) {
    Stationery {
        words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
    }

    Texts words(String place) {
        Texts found = words.get(place);
        if (found == null) {
            throw new IllegalStateException("the stationery has no words for " + place);
        }
        return found;
    }

    /** What older stationery may lack. */
    Optional<Texts> wordsIfAny(String place) {
        return Optional.ofNullable(words.get(place));
    }

    /** A drawing of filled shapes; the origin is at the top left, as in SVG. */
    record Logo(double width, double height, List<Shape> shapes) {
        Logo {
            shapes = List.copyOf(shapes);
        }
    }

    /** @param path SVG path data with the commands M, L, H, V, C and Z, absolute or relative */
    record Shape(String path, String fill) {}
}
