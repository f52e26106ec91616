package nl.qualityregister.certificate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** JSON written by hand, since these bytes must stay the same whatever a JSON library's next release does. */
final class JsonText {
    private JsonText() {}

    /** @param fields of {@link #field}, {@link #member} */
    static String object(String... fields) {
        return "{" + String.join(",", fields) + "}";
    }

    static String array(List<String> values) {
        return values.stream().collect(Collectors.joining(",", "[", "]"));
    }

    static String strings(String... values) {
        return array(java.util.Arrays.stream(values).map(JsonText::quoted).toList());
    }

    static String field(String name, String text) {
        return quoted(name) + ":" + quoted(text);
    }

    /** @param value JSON as it is */
    static String member(String name, String value) {
        return quoted(name) + ":" + value;
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
