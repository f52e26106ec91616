package nl.qualityregister.norm;

import static nl.qualityregister.norm.Calendars.ABSENT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads conditions that compare an amount, a date, a text or a yes/no with something. */
final class ComparisonReader {

    private static final List<String> TEXT = List.of("is", "isNot", "in", "notIn", "startsWith");
    private static final List<String> AMOUNT = List.of("is", "atLeast", "atMost", "moreThan", "lessThan");
    private static final List<String> DATE = List.of("is", "before", "onOrBefore", "after", "onOrAfter", "within");

    private final Reader reader;

    ComparisonReader(Reader reader) {
        this.reader = reader;
    }

    ConditionTerm read(Place place, String subject) {
        Place of = place.maybe(subject).orElseThrow();
        return switch (subject) {
            case "amount" -> ofAmount(place, subject, reader.amount(of));
            case "date" -> ofDate(place, subject, reader.day(of));
            case "each" -> ofEach(place, of);
            case "field" -> ofField(place, of);
            default -> ofAttribute(place, of);
        };
    }

    private ConditionTerm ofEach(Place place, Place of) {
        of.oneOf(List.of("value"), "part of an element");
        if (reader.each() != Reader.EachKind.TEXT) {
            place.fault("\"each\" has a meaning only in a rule that asks for each of several values");
        }
        return ofText(place, "each", (evaluation, _) -> evaluation.eachText, null);
    }

    private ConditionTerm ofField(Place place, Place of) {
        Scope scope = reader.scope();
        String name = of.text();
        if (scope.texts().contains(name)) {
            return ofText(place, "field", Texting.field(scope, name), known(name));
        }
        if (scope.dates().contains(name)) {
            return ofDate(place, "field", reader.day(asField(place)));
        }
        if (scope.amounts().contains(name)) {
            return ofAmount(place, "field", Fields.amount(reader, of));
        }
        List<String> fields = new ArrayList<>(scope.texts());
        fields.addAll(scope.dates());
        fields.addAll(scope.amounts());
        of.fault(
                fields.isEmpty()
                        ? "a field has a meaning only in the condition on the items of a list"
                        : Names.unknown("field", name, fields));
        return ConditionTerm.ALWAYS;
    }

    /** The subject of a comparison as an expression of its own. */
    private static Place asField(Place place) {
        tools.jackson.databind.node.ObjectNode field =
                tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        for (String key : List.of("field", "attribute")) {
            if (place.has(key)) {
                field.set(key, place.json().get(key));
            }
        }
        return new Place(field, place.pointer(), place.faults());
    }

    /** The values a field can have, when the norm set must name them all. */
    private @Nullable Set<String> known(String field) {
        return switch (reader.scope()) {
            case ACTIVITY ->
                switch (field) {
                    case "category" -> reader.vocabulary().kinds(Scope.ACTIVITY);
                    case "type" -> reader.vocabulary().names("types");
                    case "topic" -> reader.vocabulary().names("topics");
                    default -> null;
                };
            case PRACTICE, INTERRUPTION, CONFIRMATION ->
                field.equals("by") ? null : reader.vocabulary().kinds(reader.scope());
            case CARRIED -> field.equals("category") ? reader.vocabulary().kinds(Scope.CARRIED) : null;
            default -> null;
        };
    }

    private ConditionTerm ofAttribute(Place place, Place of) {
        Map<String, Vocabulary.Kind> known = reader.vocabulary().attributes();
        String name = of.text();
        Vocabulary.Kind kind = known.get(name);
        if (reader.scope() != Scope.ACTIVITY) {
            of.fault("only activities have attributes");
            return ConditionTerm.ALWAYS;
        }
        if (kind == null) {
            of.fault(Names.unknown("attribute", name, known.keySet()));
            return ConditionTerm.ALWAYS;
        }
        if (place.has("present")) {
            return present(place, name);
        }
        if (kind == Vocabulary.Kind.TEXT && isPlainText(place)) {
            return plainText(place, name);
        }
        return switch (kind) {
            case TEXT ->
                ofText(
                        place,
                        "attribute",
                        (evaluation, item) -> Attributes.text(evaluation.activity(item), name),
                        null);
            case NUMBER -> ofAmount(place, "attribute", reader.amount(asField(place)));
            case DATE -> ofDate(place, "attribute", reader.day(asField(place)));
            case FLAG -> ofFlag(place, name);
            case TEXTS -> ofTexts(place, name);
        };
    }

    /** The commonest comparison by far, in one step. */
    private static boolean isPlainText(Place place) {
        return place.json().size() == 2
                && place.has("is")
                && place.json().get("is").isString();
    }

    private static ConditionTerm plainText(Place place, String name) {
        String wanted = place.text("is");
        return ConditionTerm.steady(
                (evaluation, item) -> wanted.equals(Attributes.text(evaluation.activity(item), name)));
    }

    private static ConditionTerm present(Place place, String name) {
        place.allow("attribute", "present");
        boolean wanted = place.flag("present");
        return ConditionTerm.steady(
                (evaluation, item) -> evaluation.activity(item).attributes().containsKey(name) == wanted);
    }

    private ConditionTerm ofFlag(Place place, String name) {
        place.allow("attribute", "is");
        Optional<Place> is = place.required("is");
        if (is.isPresent() && !is.get().json().isBoolean()) {
            is.get().fault("must be true or false: \"" + name + "\" is a flag");
        }
        boolean wanted = is.isPresent() && is.get().json().asBoolean(false);
        return ConditionTerm.steady((evaluation, item) -> {
            Boolean flag = Attributes.flag(evaluation.activity(item), name);
            return flag != null && flag == wanted;
        });
    }

    private ConditionTerm ofTexts(Place place, String name) {
        place.allow("attribute", "includes");
        Text wanted = place.required("includes").map(this::text).orElse((_, _) -> "");
        return ConditionTerm.steady((evaluation, item) -> {
            List<String> texts = Attributes.texts(evaluation.activity(item), name);
            String value = wanted.of(evaluation, item);
            return texts != null && value != null && texts.contains(value);
        });
    }

    private Text text(Place place) {
        if (place.json().isObject()) {
            place.allow("each");
            place.required("each").ifPresent(each -> each.oneOf(List.of("value"), "part of an element"));
            if (reader.each() != Reader.EachKind.TEXT) {
                place.fault("\"each\" has a meaning only in a rule that asks for each of several values");
            }
            return (evaluation, _) -> evaluation.eachText;
        }
        String literal = place.text();
        return (_, _) -> literal;
    }

    private String comparator(Place place, String subject, List<String> comparators, String what) {
        List<String> allowed = new ArrayList<>(comparators);
        allowed.add(subject);
        place.allow(allowed);
        List<String> found = comparators.stream().filter(place::has).toList();
        if (found.isEmpty()) {
            place.fault(what + " is compared with nothing; expected one of " + String.join(", ", comparators));
        }
        return found.isEmpty() ? "" : found.getFirst();
    }

    private ConditionTerm ofText(Place place, String subject, Text text, @Nullable Set<String> known) {
        String comparator = comparator(place, subject, TEXT, "a text");
        if (comparator.isEmpty()) {
            return ConditionTerm.ALWAYS;
        }
        if (TEXT.stream().filter(place::has).count() > 1) {
            place.fault("compares a text in more than one way");
        }
        Place with = place.maybe(comparator).orElseThrow();
        if (with.json().isObject()) {
            return withElement(place, text, comparator, text(with));
        }
        Set<String> values = new HashSet<>(comparator.endsWith("n") ? with.oneOrMore() : List.of(with.text()));
        if (known != null && !comparator.equals("startsWith")) {
            values.stream()
                    .filter(value -> !known.contains(value))
                    .forEach(value -> with.fault(
                            Names.unknown(subject.equals("field") ? place.text("field") : "name", value, known)));
        }
        return ConditionTerm.steady(compare(text, comparator, values));
    }

    private static Condition compare(Text text, String comparator, Set<String> values) {
        boolean negated = comparator.startsWith("is") ? comparator.equals("isNot") : comparator.equals("notIn");
        String only = values.iterator().next();
        if (comparator.equals("startsWith")) {
            return (evaluation, item) -> {
                String value = text.of(evaluation, item);
                return value != null && value.startsWith(only);
            };
        }
        if (values.size() == 1) {
            return (evaluation, item) -> {
                String value = text.of(evaluation, item);
                return value != null && value.equals(only) != negated;
            };
        }
        return (evaluation, item) -> {
            String value = text.of(evaluation, item);
            return value != null && values.contains(value) != negated;
        };
    }

    private static ConditionTerm withElement(Place place, Text text, String comparator, Text element) {
        boolean negated = comparator.equals("isNot");
        if (!negated && !comparator.equals("is")) {
            place.fault("an element is compared by \"is\" or \"isNot\"");
        }
        return ConditionTerm.steady((evaluation, item) -> {
            String value = text.of(evaluation, item);
            String with = element.of(evaluation, item);
            return value != null && with != null && value.equals(with) != negated;
        });
    }

    private ConditionTerm ofAmount(Place place, String subject, AmountTerm term) {
        if (comparator(place, subject, AMOUNT, "an amount").isEmpty()) {
            return ConditionTerm.ALWAYS;
        }
        List<ConditionTerm> parts = new ArrayList<>();
        for (String comparator : AMOUNT) {
            place.maybe(comparator).ifPresent(with -> parts.add(compare(term, comparator, with)));
        }
        if (parts.size() > 1) {
            Contradictions.fault(List.of(place, place));
        }
        return together(parts);
    }

    private static ConditionTerm together(List<ConditionTerm> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        Condition[] codes = parts.stream().map(ConditionTerm::code).toArray(Condition[]::new);
        ConditionTerm joined = ConditionTerm.of(
                (evaluation, item) -> {
                    for (Condition code : codes) {
                        if (!code.holds(evaluation, item)) {
                            return false;
                        }
                    }
                    return true;
                },
                parts,
                true);
        if (parts.stream().anyMatch(ConditionTerm::never)) {
            return joined.certain(false);
        }
        return parts.stream().allMatch(ConditionTerm::always) ? joined.certain(true) : joined;
    }

    private ConditionTerm compare(AmountTerm left, String comparator, Place with) {
        AmountTerm right = reader.notCounting().amount(with);
        Unit a = left.unit();
        Unit b = right.unit();
        if (a != null && b != null && a != b) {
            with.fault("is an amount of " + b.code() + ", compared with an amount of " + a.code());
        }
        Condition code = compare(left, right, order(comparator));
        Set<String> rules = new TreeSet<>(left.known().rules());
        rules.addAll(right.known().rules());
        boolean steady = left.known().steady() && right.known().steady();
        boolean upward = comparator.equals("atLeast") || comparator.equals("moreThan");
        boolean growing =
                steady || (upward && left.known().growing() && right.known().steady());
        return new ConditionTerm(code, certain(left, comparator, right), growing, steady, rules);
    }

    private static Condition compare(AmountTerm left, AmountTerm right, IntPredicate order) {
        Amount first = left.code();
        Amount second = right.code();
        Ratio literal = right.isLiteral() ? right.least() : null;
        if (literal != null) {
            return (evaluation, item) -> {
                Ratio value = first.of(evaluation, item);
                return value != null && order.test(value.compareTo(literal));
            };
        }
        return (evaluation, item) -> {
            Ratio value = first.of(evaluation, item);
            Ratio bound = second.of(evaluation, item);
            return value != null && bound != null && order.test(value.compareTo(bound));
        };
    }

    /** Which orders of the one beside the other a comparison asks for. */
    private static IntPredicate order(String comparator) {
        return switch (comparator) {
            case "atLeast", "onOrAfter" -> order -> order >= 0;
            case "atMost", "onOrBefore" -> order -> order <= 0;
            case "moreThan", "after" -> order -> order > 0;
            case "lessThan", "before" -> order -> order < 0;
            default -> order -> order == 0;
        };
    }

    /** What the bounds of both sides say, whatever the facts. */
    private static @Nullable Boolean certain(AmountTerm left, String comparator, AmountTerm right) {
        Ratio least = left.least();
        Ratio most = left.most();
        boolean never = switch (comparator) {
            case "atLeast" -> below(most, right.least(), false);
            case "moreThan" -> below(most, right.least(), true);
            case "atMost" -> below(right.most(), least, false);
            case "lessThan" -> below(right.most(), least, true);
            default -> below(most, right.least(), false) || below(right.most(), least, false);
        };
        boolean always = switch (comparator) {
            case "atLeast" -> below(right.most(), least, true);
            case "moreThan" -> below(right.most(), least, false);
            case "atMost" -> below(most, right.least(), true);
            case "lessThan" -> below(most, right.least(), false);
            default -> false;
        };
        if (never) {
            return Boolean.FALSE;
        }
        return always ? Boolean.TRUE : null;
    }

    private static boolean below(@Nullable Ratio most, @Nullable Ratio least, boolean orEqual) {
        return most != null && least != null && most.compareTo(least) < (orEqual ? 1 : 0);
    }

    private ConditionTerm ofDate(Place place, String subject, DayTerm term) {
        if (comparator(place, subject, DATE, "a date").isEmpty()) {
            return ConditionTerm.ALWAYS;
        }
        List<ConditionTerm> parts = new ArrayList<>();
        for (String comparator : DATE) {
            place.maybe(comparator)
                    .ifPresent(with -> parts.add(
                            comparator.equals("within") ? within(term, with) : compare(term, comparator, with)));
        }
        return together(parts);
    }

    private ConditionTerm within(DayTerm term, Place place) {
        Window window = reader.window(place);
        Day code = term.code();
        boolean steady = term.steady() && window.from().steady() && window.to().steady();
        return new ConditionTerm(
                (evaluation, item) -> {
                    int day = code.of(evaluation, item);
                    int from = window.from(evaluation, item);
                    int to = window.to(evaluation, item);
                    return day != ABSENT && from != ABSENT && to != ABSENT && day >= from && day <= to;
                },
                null,
                steady,
                steady,
                Set.of());
    }

    private ConditionTerm compare(DayTerm left, String comparator, Place with) {
        DayTerm right = reader.day(with);
        Day first = left.code();
        Day second = right.code();
        IntPredicate order = order(comparator);
        Condition code = (evaluation, item) -> {
            int here = first.of(evaluation, item);
            int there = second.of(evaluation, item);
            return here != ABSENT && there != ABSENT && order.test(Integer.compare(here, there));
        };
        boolean steady = left.steady() && right.steady();
        boolean later = comparator.equals("after") || comparator.equals("onOrAfter");
        boolean growing = steady || (later && left.asOf() && right.steady());
        Integer day = left.literal();
        Integer other = right.literal();
        Boolean certain = null;
        if (day != null && other != null) {
            certain = order.test(Integer.compare(day, other));
        }
        return new ConditionTerm(code, certain, growing, steady, Set.of());
    }
}
