package nl.qualityregister.jobs.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** JSON pointers as doors use them in faults: {@code /3/accreditations/1/validUntil}. */
final class Pointers {
    private Pointers() {}

    static List<String> parts(String pointer) {
        return Arrays.stream(pointer.split("/", -1))
                .skip(1)
                .map(part -> part.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** The number that is the part at the place, from 0. */
    static OptionalInt number(String pointer, int place) {
        List<String> parts = parts(pointer);
        return place < parts.size() && parts.get(place).matches("[0-9]{1,9}")
                ? OptionalInt.of(Integer.parseInt(parts.get(place)))
                : OptionalInt.empty();
    }

    /** {@code valid_until} for the pointer above, unless the kind has another column for the field. */
    static String column(String pointer, FileKind<?> kind) {
        String field =
                parts(pointer).stream().filter(part -> !part.matches("[0-9]*")).reduce("", (before, last) -> last);
        String snake = field.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return kind.columns().getOrDefault(field, snake);
    }
}
