package nl.qualityregister.house;

import java.util.Map;

/**
 * One thing wrong with what was handed in.
 *
 * @param pointer where: a JSON pointer into the body ({@code /completedOn}), a query parameter ({@code ?validOn}) or a column's name
 * @param code what, in kebab-case, a key of {@code schemas/problems/faults.json}, which holds the texts and the remedy in Dutch and English
 * @param values what the texts name between braces; never personal data
 */
public record Fault(String pointer, String code, Map<String, String> values) {
    public Fault {
        values = Map.copyOf(values);
    }

    public static Fault at(String pointer, String code) {
        return new Fault(pointer, code, Map.of());
    }

    public static Fault at(String pointer, String code, String name, Object value) {
        return new Fault(pointer, code, Map.of(name, value.toString()));
    }
}
