package nl.qualityregister.norm;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One value of a document and the JSON pointer to it. What is wrong with it is noted, and a harmless value read instead. */
record Place(JsonNode json, String pointer, Faults faults) {

    static Place root(JsonNode json, Faults faults) {
        return new Place(json, "", faults);
    }

    void fault(String message) {
        faults.add(pointer, message);
    }

    /** Whether nothing has been found wrong with the value or anything in it. */
    boolean isInOrder() {
        return faults.all().stream().noneMatch(fault -> (fault.pointer() + "/").startsWith(pointer + "/"));
    }

    boolean has(String key) {
        return json.isObject() && json.has(key) && !json.get(key).isNull();
    }

    Optional<Place> maybe(String key) {
        return has(key) ? Optional.of(child(key)) : Optional.empty();
    }

    /** The value of a key that must be there. */
    Optional<Place> required(String key) {
        if (!json.isObject()) {
            fault("must be an object");
            return Optional.empty();
        }
        if (!has(key)) {
            fault("\"" + key + "\" is missing");
            return Optional.empty();
        }
        return maybe(key);
    }

    private Place child(String key) {
        String escaped = key.replace("~", "~0").replace("/", "~1");
        return new Place(json.get(key), pointer + "/" + escaped, faults);
    }

    List<Place> items() {
        if (!json.isArray()) {
            fault("must be a list");
            return List.of();
        }
        List<Place> items = new ArrayList<>();
        for (int index = 0; index < json.size(); index++) {
            items.add(new Place(json.get(index), pointer + "/" + index, faults));
        }
        return items;
    }

    List<Place> items(String key) {
        return maybe(key).map(Place::items).orElse(List.of());
    }

    Map<String, Place> members() {
        if (!json.isObject()) {
            fault("must be an object");
            return Map.of();
        }
        Map<String, Place> members = new LinkedHashMap<>();
        json.propertyNames().forEach(name -> members.put(name, child(name)));
        return members;
    }

    Map<String, Place> members(String key) {
        return maybe(key).map(Place::members).orElse(Map.of());
    }

    void allow(String... keys) {
        allow(Arrays.asList(keys));
    }

    void allow(Collection<String> keys) {
        for (Map.Entry<String, Place> member : members().entrySet()) {
            if (!keys.contains(member.getKey())) {
                member.getValue().fault(Names.unknown("member", member.getKey(), keys));
            }
        }
    }

    boolean isText() {
        return json.isString();
    }

    String text() {
        if (!json.isString()) {
            fault("must be a text");
            return "";
        }
        return json.asString();
    }

    String text(String key) {
        return required(key).map(Place::text).orElse("");
    }

    Optional<String> maybeText(String key) {
        return maybe(key).map(Place::text);
    }

    /** One text or a list of texts. */
    List<String> oneOrMore() {
        return json.isArray() ? items().stream().map(Place::text).toList() : List.of(text());
    }

    String oneOf(Collection<String> allowed, String what) {
        String value = text();
        if (!allowed.contains(value) && !value.isEmpty()) {
            fault(Names.unknown(what, value, allowed));
        }
        return allowed.contains(value) ? value : allowed.iterator().next();
    }

    boolean flag(String key) {
        Optional<Place> place = maybe(key);
        if (place.isPresent() && !place.get().json.isBoolean()) {
            place.get().fault("must be true or false");
            return false;
        }
        return place.map(flag -> flag.json.asBoolean()).orElse(false);
    }

    /** A decimal with at most two places, written as a text or as a number. */
    boolean isDecimal() {
        return (json.isNumber() || json.isString()) && Hundredths.isDecimal(decimalText());
    }

    private String decimalText() {
        return json.isNumber() ? json.decimalValue().stripTrailingZeros().toPlainString() : json.asString();
    }

    Hundredths decimal() {
        if (!isDecimal()) {
            fault("must be a decimal with at most two places");
            return Hundredths.ZERO;
        }
        return Hundredths.parse(decimalText());
    }

    int whole(int least) {
        if (!json.isIntegralNumber() || !json.canConvertToInt() || json.asInt() < least) {
            fault("must be a whole number of " + least + " or more");
            return Math.max(least, 1);
        }
        return json.asInt();
    }

    LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException _) {
            fault("must be a date such as 2027-06-30");
            return LocalDate.EPOCH;
        }
    }

    Texts texts() {
        return new Texts(filled("nl"), filled("en"));
    }

    private String filled(String language) {
        Optional<Place> text = required(language);
        if (text.isPresent() && text.get().text().isBlank()) {
            text.get().fault("must not be empty");
        }
        return text.map(Place::text).orElse("");
    }

    Texts texts(String key) {
        return required(key)
                .map(place -> {
                    place.allow("nl", "en");
                    return place.texts();
                })
                .orElse(new Texts("", ""));
    }

    String keys() {
        return json.propertyNames().stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(", "));
    }
}
