package nl.qualityregister.norm;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of activities as the kind the norm set says they are; what is of another kind is not there. */
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
        return switch (activity.attributes().get(name)) {
            case AttributeValue.Day day -> day.value();
            case AttributeValue.Text text -> date(text.value());
            case null, default -> null;
        };
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }

    static @Nullable Hundredths number(Activity activity, String name) {
        return switch (activity.attributes().get(name)) {
            case AttributeValue.Amount amount -> amount.value();
            case AttributeValue.Text text when Hundredths.isDecimal(text.value()) -> Hundredths.parse(text.value());
            case null, default -> null;
        };
    }

    static @Nullable String text(Activity activity, String name) {
        return switch (activity.attributes().get(name)) {
            case AttributeValue.Text text -> text.value();
            case AttributeValue.Amount amount -> amount.value().toString();
            case null, default -> null;
        };
    }

    static @Nullable Boolean flag(Activity activity, String name) {
        return switch (activity.attributes().get(name)) {
            case AttributeValue.Flag flag -> flag.value();
            case null, default -> null;
        };
    }

    static @Nullable List<String> texts(Activity activity, String name) {
        return switch (activity.attributes().get(name)) {
            case AttributeValue.Texts texts -> texts.values();
            case AttributeValue.Text text -> List.of(text.value());
            case null, default -> null;
        };
    }
}
