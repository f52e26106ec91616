package nl.qualityregister.norm;

import static nl.qualityregister.norm.Calendars.ABSENT;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads dates and windows. */
final class DayReader {

    private static final List<String> OPERATORS =
            List.of("plus", "minus", "moveEnd", "earliest", "latest", "inYearOf", "field", "attribute", "if");

    private static final Map<String, DayTerm> NAMED = Map.of(
            "period-start", DayTerm.of((evaluation, _) -> evaluation.start, true),
            "period-end", DayTerm.of((evaluation, _) -> evaluation.end, true),
            "original-period-end", DayTerm.of((evaluation, _) -> evaluation.originalEnd, true),
            "evaluated-on", new DayTerm((evaluation, _) -> evaluation.asOf, null, false, true),
            "window-start", Window.MAIN.from(),
            "window-end", Window.MAIN.to(),
            "each-start", DayTerm.of((evaluation, _) -> evaluation.eachFrom, true),
            "each-end", DayTerm.of((evaluation, _) -> evaluation.eachTo, true));

    private final Reader reader;

    DayReader(Reader reader) {
        this.reader = reader;
    }

    DayTerm read(Place place) {
        if (place.isText()) {
            return named(place);
        }
        String operator = Reader.operator(place, OPERATORS, "a date");
        if (operator == null) {
            return DayTerm.literal(0);
        }
        return switch (operator) {
            case "plus", "minus", "moveEnd" -> moved(place, operator);
            case "earliest", "latest" -> extreme(place, operator);
            case "inYearOf" -> inYear(place);
            case "field" -> field(place);
            case "attribute" -> attribute(place);
            default -> choice(place);
        };
    }

    private DayTerm named(Place place) {
        String name = place.text();
        DayTerm known = NAMED.get(name);
        if (known != null) {
            if (name.startsWith("window-")) {
                requireWindow(place);
            }
            if (name.startsWith("each-") && reader.each() != Reader.EachKind.STRETCH) {
                place.fault("\"" + name + "\" has a meaning only in a rule that asks for each stretch of days");
            }
            return known;
        }
        if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
            return DayTerm.literal(Calendars.day(place.date()));
        }
        Optional<DayTerm> defined = reader.definitions().read("dates", place, reader::day);
        if (defined.isEmpty() && !reader.definitions().isReading("dates", name)) {
            TreeSet<String> names = new TreeSet<>(NAMED.keySet());
            names.addAll(reader.definitions().names("dates"));
            place.fault(Names.unknown("date", name, names));
        }
        return defined.orElse(DayTerm.literal(0));
    }

    /** What decides the window of the norm cannot look at that window. */
    void requireWindow(Place place) {
        if (!reader.rules().hasWindow()) {
            place.fault(
                    "looks at the window of the norm, which is not known yet here: the definition goes in a circle");
        }
    }

    private DayTerm moved(Place place, String operator) {
        place.allow(operator, "years", "months", "days");
        DayTerm from = read(place.maybe(operator).orElseThrow());
        Place by = Optional.<Place>empty()
                .or(() -> place.maybe("years"))
                .or(() -> place.maybe("months"))
                .or(() -> place.maybe("days"))
                .orElse(null);
        if (by == null) {
            place.fault("says not by how many years, months or days");
            return from;
        }
        AmountTerm amount = reader.amount(by);
        checkUnit(by, amount);
        int sign = operator.equals("minus") ? -1 : 1;
        int months = place.has("years") ? 12 : 1;
        boolean inDays = !place.has("years") && !place.has("months");
        Day start = from.code();
        Amount number = amount.code();
        Day code = (evaluation, item) -> {
            int day = start.of(evaluation, item);
            Ratio units = number.of(evaluation, item);
            if (day == ABSENT || units == null) {
                return ABSENT;
            }
            int moved = sign * units.units();
            if (inDays) {
                return day + moved;
            }
            return operator.equals("moveEnd")
                    ? Calendars.moveEnd(day, moved * months)
                    : Calendars.plusMonths(day, moved * months);
        };
        return new DayTerm(code, null, from.steady() && amount.known().steady(), false);
    }

    private static void checkUnit(Place place, AmountTerm amount) {
        Unit unit = amount.unit();
        if (unit != null && unit != Unit.MONTHS && unit != Unit.DAYS) {
            place.fault("is a number of " + unit.code() + ", but a date moves by years, months or days");
        }
    }

    private DayTerm extreme(Place place, String operator) {
        boolean earliest = operator.equals("earliest");
        Place of = place.maybe(operator).orElseThrow();
        if (of.json().isObject()) {
            place.allow(operator);
            return new QueryReader(reader).extremeDate(of, earliest);
        }
        place.allow(operator);
        List<DayTerm> terms = of.items().stream().map(this::read).toList();
        if (terms.isEmpty()) {
            of.fault("must name at least one date");
            return DayTerm.literal(0);
        }
        List<Day> days = terms.stream().map(DayTerm::code).toList();
        Day code = (evaluation, item) -> {
            int found = ABSENT;
            for (Day day : days) {
                int candidate = day.of(evaluation, item);
                if (candidate != ABSENT && (found == ABSENT || earliest == candidate < found)) {
                    found = candidate;
                }
            }
            return found;
        };
        return DayTerm.of(code, terms.stream().allMatch(DayTerm::steady));
    }

    private DayTerm inYear(Place place) {
        place.allow("inYearOf", "on");
        DayTerm year = read(place.maybe("inYearOf").orElseThrow());
        MonthDay on = monthDay(place);
        Day of = year.code();
        Day code = (evaluation, item) -> {
            int day = of.of(evaluation, item);
            return day == ABSENT ? ABSENT : Calendars.day(on.atYear(Calendars.year(day)));
        };
        return DayTerm.of(code, year.steady());
    }

    private static MonthDay monthDay(Place place) {
        Optional<Place> on = place.required("on");
        try {
            return MonthDay.parse("--" + on.map(Place::text).orElse("01-01"));
        } catch (DateTimeException _) {
            on.ifPresent(wrong -> wrong.fault("must be a month and a day such as 09-01"));
            return MonthDay.of(1, 1);
        }
    }

    private DayTerm field(Place place) {
        place.allow("field");
        Place field = place.maybe("field").orElseThrow();
        Scope scope = reader.scope();
        if (!scope.dates().contains(field.text())) {
            field.fault(Names.unknown("date field", field.text(), scope.dates()));
            return DayTerm.literal(0);
        }
        boolean last = field.text().equals("to") || field.text().equals("validUntil");
        Day code = switch (scope) {
            case ACTIVITY -> (evaluation, item) -> evaluation.items.day[item];
            default ->
                last
                        ? (evaluation, item) -> Rows.to(scope, evaluation.facts, item)
                        : (evaluation, item) -> Rows.from(scope, evaluation.facts, item);
        };
        return DayTerm.of(code, true);
    }

    private DayTerm attribute(Place place) {
        place.allow("attribute");
        String name = Attributes.name(reader, place, Vocabulary.Kind.DATE);
        return DayTerm.of(
                (evaluation, item) -> {
                    LocalDate date = Attributes.date(evaluation.activity(item), name);
                    return date == null ? ABSENT : Calendars.day(date);
                },
                true);
    }

    private DayTerm choice(Place place) {
        place.allow("if", "then", "else");
        ConditionTerm condition = reader.condition(place.maybe("if").orElseThrow());
        DayTerm then = place.required("then").map(this::read).orElse(DayTerm.literal(0));
        DayTerm otherwise = place.required("else").map(this::read).orElse(DayTerm.literal(0));
        Condition code = condition.code();
        return DayTerm.of(
                (evaluation, item) -> code.holds(evaluation, item)
                        ? then.code().of(evaluation, item)
                        : otherwise.code().of(evaluation, item),
                condition.steady() && then.steady() && otherwise.steady());
    }

    Window window(Place place) {
        if (place.isText()) {
            return namedWindow(place);
        }
        if (place.has("last")) {
            return lookBack(place);
        }
        place.allow("from", "to");
        Optional<DayTerm> from = place.required("from").map(this::read);
        Optional<DayTerm> to = place.required("to").map(this::read);
        if (from.isEmpty() || to.isEmpty()) {
            return new Window(DayTerm.literal(0), DayTerm.literal(0), false);
        }
        faultBackwards(place, from.get(), to.get());
        return new Window(from.get(), to.get(), false);
    }

    static void faultBackwards(Place place, DayTerm from, DayTerm to) {
        Integer first = from.literal();
        Integer last = to.literal();
        if (first != null && last != null && last < first) {
            place.fault("ends before it begins, so nothing ever lies in it");
        }
    }

    private Window namedWindow(Place place) {
        Window builtIn = builtIn(place);
        if (builtIn != null) {
            return builtIn;
        }
        Optional<Window> defined = reader.definitions().read("windows", place, reader::window);
        if (defined.isEmpty() && !reader.definitions().isReading("windows", place.text())) {
            List<String> names = new ArrayList<>(List.of("window", "period", "each", "all"));
            names.addAll(reader.definitions().names("windows"));
            place.fault(Names.unknown("window", place.text(), names));
        }
        return defined.orElse(Window.MAIN);
    }

    private @Nullable Window builtIn(Place place) {
        return switch (place.text()) {
            case "window" -> {
                requireWindow(place);
                yield Window.MAIN;
            }
            case "period" -> new Window(named("period-start"), named("period-end"), false);
            case "all" ->
                new Window(
                        DayTerm.of((_, _) -> Calendars.day(LocalDate.of(1900, 1, 1)), true),
                        named("evaluated-on"),
                        false);
            case "each" -> {
                if (reader.each() != Reader.EachKind.STRETCH) {
                    place.fault("\"each\" has a meaning only in a rule that asks for each stretch of days");
                }
                yield new Window(named("each-start"), named("each-end"), false);
            }
            default -> null;
        };
    }

    private static DayTerm named(String name) {
        DayTerm term = NAMED.get(name);
        if (term == null) {
            throw new IllegalStateException("No such date: " + name);
        }
        return term;
    }

    /** The years, months or days that end on a day, that day included. */
    private Window lookBack(Place place) {
        place.allow("last", "upTo");
        Place last = place.maybe("last").orElseThrow();
        last.allow("years", "months", "days");
        DayTerm to = place.required("upTo").map(this::read).orElse(DayTerm.literal(0));
        Place by = last.maybe("years")
                .or(() -> last.maybe("months"))
                .or(() -> last.maybe("days"))
                .orElse(null);
        if (by == null) {
            last.fault("says not how many years, months or days");
            return Window.MAIN;
        }
        AmountTerm amount = reader.amount(by);
        checkUnit(by, amount);
        int months = last.has("years") ? 12 : 1;
        boolean inDays = !last.has("years") && !last.has("months");
        Day code = (evaluation, item) -> {
            int day = to.code().of(evaluation, item);
            if (day == ABSENT) {
                return ABSENT;
            }
            int back = amount.code().orZero(evaluation, item).units();
            return inDays ? day + 1 - back : Calendars.plusMonths(day + 1, -back * months);
        };
        return new Window(DayTerm.of(code, to.steady() && amount.known().steady()), to, false);
    }
}
