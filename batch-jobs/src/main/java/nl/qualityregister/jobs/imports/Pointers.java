package nl.qualityregister.jobs.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** JSON pointers as doors use them in faults: {@code /3/accreditations/1/validUntil}. */
final class Pointers {
    private Pointers() {}

    static List<String> parts(String pointer) {
        return Arrays.stream(pointer.split("/", -1))
                .skip(1)
                .map(part -> part.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    static IntStream numbers(String pointer) {
        return parts(pointer).stream()
                .filter(part -> part.matches("[0-9]{1,9}"))
                .mapToInt(Integer::parseInt);
    }

    /** {@code valid_until} for the pointer above, unless the kind has another column for the field. */
    static String column(String pointer, FileKind<?> kind) {
        String field =
                parts(pointer).stream().filter(part -> !part.matches("[0-9]*")).reduce("", (before, last) -> last);
        String snake = field.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return kind.columns().getOrDefault(field, snake);
    }
}
