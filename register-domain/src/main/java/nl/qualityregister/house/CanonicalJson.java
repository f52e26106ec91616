package nl.qualityregister.house;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON of one spelling (RFC 8785, JCS), so that what was hashed or signed can be spelled again by anybody: members in the order of their
 * names, no blanks, absent ones left out. It knows text, whole numbers, truth values, lists and maps, which is all that is hashed here.
 */
public final class CanonicalJson {
    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /** A part that is spelled already: what is hashed by itself and sent within a whole is spelled once. */
    public record Spelled(String json) {}

    public static String of(Map<String, ? extends @Nullable Object> object) {
        StringBuilder json = new StringBuilder(256);
        write(object, json);
        return json.toString();
    }

    private static void write(Object value, StringBuilder json) {
        switch (value) {
            case Map<?, ?> object -> writeObject(object, json);
            case List<?> list -> writeList(list, json);
            case Spelled part -> json.append(part.json());
            case String text -> spell(text, json);
            case Integer number -> json.append(number.intValue());
            case Long number when Math.abs(number) < 1L << 53 -> json.append(number.longValue());
            case Boolean truth -> json.append(truth.booleanValue());
            default -> throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private static void writeObject(Map<?, ?> object, StringBuilder json) {
        Map<String, Object> members = new TreeMap<>();
        object.forEach((name, value) -> {
            if (value != null) {
                members.put((String) name, value);
            }
        });
        char before = '{';
        for (Map.Entry<String, Object> member : members.entrySet()) {
            json.append(before);
            spell(member.getKey(), json);
            json.append(':');
            write(member.getValue(), json);
            before = ',';
        }
        json.append(members.isEmpty() ? "{}" : "}");
    }

    private static void writeList(List<?> list, StringBuilder json) {
        char before = '[';
        for (Object value : list) {
            json.append(before);
            write(value, json);
            before = ',';
        }
        json.append(list.isEmpty() ? "[]" : "]");
    }

    /** A text as it stands in a document, quotes and all. */
    public static void spell(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < ' ') {
                        json.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
