package nl.qualityregister.norm;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of activities as the kind the norm set says they are; what is of another kind is not there. Written
 * with {@code instanceof}: a switch over patterns costs many times more here, where it is asked for every activity.
 */
final class Attributes {

    private Attributes() {}

    /** The name of an attribute that is used as being of a kind. */
    static String name(Reader reader, Place place, Vocabulary.Kind kind) {
        Place attribute = place.maybe("attribute").orElseThrow();
        String name = attribute.text();
        Map<String, Vocabulary.Kind> known = reader.vocabulary().attributes();
        if (reader.scope() != Scope.ACTIVITY) {
            attribute.fault("only activities have attributes");
        } else if (!known.containsKey(name)) {
            attribute.fault(Names.unknown("attribute", name, known.keySet()));
        } else if (known.get(name) != kind) {
            attribute.fault("\"" + name + "\" is a " + code(known.get(name)) + ", not a " + code(kind));
        }
        return name;
    }

    static String code(Vocabulary.@Nullable Kind kind) {
        return kind == null
                ? "?"
                : switch (kind) {
                    case TEXT -> "text";
                    case NUMBER -> "number";
                    case FLAG -> "flag";
                    case DATE -> "date";
                    case TEXTS -> "list of texts";
                };
    }

    static @Nullable LocalDate date(Activity activity, String name) {
        AttributeValue value = activity.attributes().get(name);
        if (value instanceof AttributeValue.Day day) {
            return day.value();
        }
        return value instanceof AttributeValue.Text text ? date(text.value()) : null;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }

    static @Nullable Hundredths number(Activity activity, String name) {
        AttributeValue value = activity.attributes().get(name);
        if (value instanceof AttributeValue.Amount amount) {
            return amount.value();
        }
        return value instanceof AttributeValue.Text text && Hundredths.isDecimal(text.value())
                ? Hundredths.parse(text.value())
                : null;
    }

    static @Nullable String text(Activity activity, String name) {
        AttributeValue value = activity.attributes().get(name);
        if (value instanceof AttributeValue.Text text) {
            return text.value();
        }
        return value instanceof AttributeValue.Amount amount ? amount.value().toString() : null;
    }

    static @Nullable Boolean flag(Activity activity, String name) {
        return activity.attributes().get(name) instanceof AttributeValue.Flag flag ? (Boolean) flag.value() : null;
    }

    static @Nullable List<String> texts(Activity activity, String name) {
        AttributeValue value = activity.attributes().get(name);
        if (value instanceof AttributeValue.Texts texts) {
            return texts.values();
        }
        return value instanceof AttributeValue.Text text ? List.of(text.value()) : null;
    }
}
