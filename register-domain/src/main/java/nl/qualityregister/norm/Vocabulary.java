package nl.qualityregister.norm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names a norm set uses for what it finds in a dossier, each with a label in both languages.
 *
 * @param carriedUnit what entries carried in are amounts of: points or hours
 */
record Vocabulary(
        Map<String, Category> categories,
        Map<String, Kind> attributes,
        Map<String, Map<String, Texts>> names,
        Unit carriedUnit) {

    static final Vocabulary NONE = new Vocabulary(Map.of(), Map.of(), Map.of(), Unit.POINTS);

    /** What the values of an attribute are. */
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        DATE,
        TEXTS
    }

    /**
     * @param number its bit in a selection
     * @param valuedIn what an activity of it must have to count at all
     */
    record Category(int number, Unit valuedIn, Texts label) {}

    /** The lists of names besides categories and attributes; those marked here must name every name that is used. */
    static final List<String> LISTS =
            List.of("types", "topics", "roles", "interruptions", "documents", "confirmations", "carried");

    static Vocabulary read(Place place) {
        place.allow(
                "categories",
                "attributes",
                "types",
                "topics",
                "roles",
                "interruptions",
                "documents",
                "confirmations",
                "carried");
        Map<String, Map<String, Texts>> names = new LinkedHashMap<>();
        for (String list : LISTS) {
            Map<String, Texts> labels = new LinkedHashMap<>();
            place.members(list).forEach((name, entry) -> {
                entry.allow("nl", "en");
                labels.put(name, entry.texts());
            });
            names.put(list, labels);
        }
        return new Vocabulary(categories(place), attributes(place), names, Unit.POINTS);
    }

    /** @param carriedIn what the document says of entries carried in */
    Vocabulary carrying(Place carriedIn) {
        Unit unit = carriedIn
                .maybe("unit")
                .map(given -> Unit.of(given.oneOf(List.of("points", "hours"), "unit of what is carried in")))
                .orElse(Unit.POINTS);
        return new Vocabulary(categories, attributes, names, unit);
    }

    private static Map<String, Category> categories(Place place) {
        Map<String, Category> categories = new LinkedHashMap<>();
        place.members("categories").forEach((name, entry) -> {
            entry.allow("nl", "en", "valuedIn");
            Unit valuedIn = entry.required("valuedIn")
                    .map(unit -> Unit.of(unit.oneOf(List.of("points", "hours", "items"), "value")))
                    .orElse(Unit.POINTS);
            categories.put(name, new Category(categories.size(), valuedIn, entry.texts()));
        });
        if (categories.size() >= Plan.UNKNOWN_CATEGORY) {
            place.fault("has more than " + (Plan.UNKNOWN_CATEGORY - 1) + " categories");
        }
        return categories;
    }

    private static Map<String, Kind> attributes(Place place) {
        Map<String, Kind> attributes = new LinkedHashMap<>();
        place.members("attributes").forEach((name, entry) -> {
            entry.allow("nl", "en", "type");
            entry.texts();
            attributes.put(name, entry.required("type").map(Vocabulary::kind).orElse(Kind.TEXT));
        });
        return attributes;
    }

    private static Kind kind(Place type) {
        return switch (type.oneOf(List.of("text", "number", "flag", "date", "texts"), "type of attribute")) {
            case "number" -> Kind.NUMBER;
            case "flag" -> Kind.FLAG;
            case "date" -> Kind.DATE;
            case "texts" -> Kind.TEXTS;
            default -> Kind.TEXT;
        };
    }

    /** The names a list of facts may be asked for by its kind. */
    Set<String> kinds(Scope scope) {
        return switch (scope) {
            case ACTIVITY -> categories.keySet();
            case PRACTICE -> names("roles");
            case INTERRUPTION -> names("interruptions");
            case DOCUMENT -> names("documents");
            case CONFIRMATION -> names("confirmations");
            case CARRIED -> names("carried");
            case DOSSIER, EARLIER_OUTCOME -> Set.of();
        };
    }

    /** The label of a topic, role, document or any other name. */
    Optional<Texts> label(String name) {
        return names.values().stream()
                .flatMap(labels -> Optional.ofNullable(labels.get(name)).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(categories.get(name)).map(Category::label));
    }

    Set<String> names(String list) {
        return names.getOrDefault(list, Map.of()).keySet();
    }
}
