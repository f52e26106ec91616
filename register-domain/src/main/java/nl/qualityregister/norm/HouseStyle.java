package nl.qualityregister.norm;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How what the register gives out looks, and what it says in its own words. Colours are {@code #rrggbb}.
 *
 * @param primary of titles, names and frames
 * @param accent of rules and ornaments
 * @param logo the register's own; without one its papers bear a tick in the primary colour
 * @param words by kind of certificate ({@code common} for all) and place on the page, instead of the usual ones
 */
public record HouseStyle(
        String primary,
        String accent,
        String background,
        String text,
        @Nullable Logo logo,
        Map<String, Map<String, Texts>> words) {

    public HouseStyle {
        Map<String, Map<String, Texts>> copied = new TreeMap<>();
        words.forEach((kind, places) -> copied.put(kind, Collections.unmodifiableMap(new TreeMap<>(places))));
        words = Collections.unmodifiableMap(copied);
    }

    public HouseStyle(String primary, String accent, String background, String text) {
        this(primary, accent, background, text, null, Map.of());
    }

    /** A drawing of filled shapes in a box; the origin is at its top left, as in SVG. */
    public record Logo(double width, double height, List<Shape> shapes) {
        public Logo {
            shapes = List.copyOf(shapes);
        }
    }

    /** @param path as the attribute {@code d} of SVG, with the commands M, L, H, V, C and Z, absolute or relative */
    public record Shape(String path, String fill) {}
}
