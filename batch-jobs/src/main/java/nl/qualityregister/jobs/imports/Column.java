package nl.qualityregister.jobs.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One column as its description has it (a field of a Frictionless Table Schema), and what can be wrong with a value of it. */
record Column(
        String name,
        Type type,
        String description,
        boolean required,
        int maxLength,
        @Nullable String minimum,
        @Nullable String maximum,
        Optional<Pattern> pattern,
        List<String> values) {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,2})?");

    enum Type {
        STRING,
        LIST,
        DATE,
        INTEGER,
        NUMBER
    }

    static Column of(JsonNode field) {
        JsonNode constraints = field.path("constraints");
        return new Column(
                field.get("name").asString(),
                Type.valueOf(field.get("type").asString().toUpperCase(java.util.Locale.ROOT)),
                field.get("description").asString(),
                constraints.path("required").asBoolean(false),
                constraints.path("maxLength").asInt(Integer.MAX_VALUE),
                constraints.has("minimum") ? constraints.get("minimum").asString() : null,
                constraints.has("maximum") ? constraints.get("maximum").asString() : null,
                constraints.has("pattern")
                        ? Optional.of(Pattern.compile(constraints.get("pattern").asString()))
                        : Optional.empty(),
                constraints.path("enum").valueStream().map(JsonNode::asString).toList());
    }

    /** The first thing wrong with the value, if any; an empty text is no value. */
    Optional<Fault> fault(String value) {
        if (value.isEmpty()) {
            return required ? found("required") : Optional.empty();
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            return found("control-character");
        }
        if (value.codePointCount(0, value.length()) > maxLength) {
            return found("too-many-characters", "maximum", maxLength);
        }
        return switch (type) {
            case STRING, LIST -> text(value);
            case DATE -> day(value);
            case INTEGER -> WHOLE.matcher(value).matches() ? within(value) : found("no-whole-number");
            case NUMBER -> AMOUNT.matcher(value).matches() ? within(value) : found("no-amount");
        };
    }

    private Optional<Fault> text(String value) {
        if (!values.isEmpty() && !values.contains(value)) {
            return found("not-one-of", "values", String.join(", ", values));
        }
        return pattern.filter(form -> !form.matcher(value).matches())
                .flatMap(form -> found("not-as-described", "description", description));
    }

    private Optional<Fault> day(String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            if (minimum != null && day.isBefore(LocalDate.parse(minimum))) {
                return found("too-low", "minimum", minimum);
            }
            return maximum != null && day.isAfter(LocalDate.parse(maximum))
                    ? found("too-high", "maximum", maximum)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return found("no-day");
        }
    }

    private Optional<Fault> within(String value) {
        BigDecimal number = new BigDecimal(value);
        if (minimum != null && number.compareTo(new BigDecimal(minimum)) < 0) {
            return found("too-low", "minimum", minimum);
        }
        return maximum != null && number.compareTo(new BigDecimal(maximum)) > 0
                ? found("too-high", "maximum", maximum)
                : Optional.empty();
    }

    private Optional<Fault> found(String code) {
        return Optional.of(Fault.at(name, code));
    }

    private Optional<Fault> found(String code, String key, Object value) {
        return Optional.of(Fault.at(name, code, key, value));
    }
}
