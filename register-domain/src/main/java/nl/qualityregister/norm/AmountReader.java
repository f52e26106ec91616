package nl.qualityregister.norm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads amounts. */
final class AmountReader {

    private static final List<String> OPERATORS = List.of(
            "number",
            "plus",
            "minus",
            "times",
            "divide",
            "ratio",
            "least",
            "greatest",
            "percent",
            "round",
            "give",
            "as",
            "if",
            "choose",
            "sum",
            "count",
            "largest",
            "smallest",
            "first",
            "distinct",
            "largestGroup",
            "longestGap",
            "longestRun",
            "howManyOf",
            "calendarMonthsCovered",
            "days",
            "weeks",
            "wholeMonths",
            "rule",
            "unmet",
            "fact",
            "field",
            "attribute");

    private final Reader reader;

    AmountReader(Reader reader) {
        this.reader = reader;
    }

    AmountTerm read(Place place) {
        if (place.isDecimal()) {
            return AmountTerm.literal(ratio(place), null);
        }
        if (place.json().isNumber() || looksLikeNumber(place)) {
            place.decimal();
            return AmountTerm.NONE;
        }
        if (place.isText()) {
            return named(place);
        }
        String operator = Reader.operator(place, OPERATORS, "an amount");
        if (operator == null) {
            return AmountTerm.NONE;
        }
        QueryReader queries = new QueryReader(reader);
        return switch (operator) {
            case "number" -> number(place);
            case "plus" -> folded(place, operator, Ratio::plus);
            case "minus" -> minus(place);
            case "least" -> folded(place, operator, Ratio::least);
            case "greatest" -> folded(place, operator, Ratio::greatest);
            case "times" -> times(place);
            case "divide" -> divide(place);
            case "ratio" -> share(place);
            case "percent" -> percent(place);
            case "round" -> rounded(place);
            case "give" -> given(place);
            case "as" -> relabelled(place);
            case "if" -> choice(place);
            case "choose" -> choices(place);
            case "days", "weeks" -> daysOf(place, operator);
            case "wholeMonths" -> wholeMonths(place);
            case "rule" -> ofRule(place);
            case "unmet" -> unmet(place);
            case "fact" -> fact(place);
            case "howManyOf" -> howMany(place);
            case "field" -> field(place);
            case "attribute" -> attribute(place);
            default -> {
                place.allow(operator);
                yield queries.amount(operator, place.maybe(operator).orElseThrow());
            }
        };
    }

    private static boolean looksLikeNumber(Place place) {
        return place.isText() && place.text().matches("[-+]?[0-9.,]+");
    }

    static Ratio ratio(Place place) {
        return Ratio.ofHundredths(place.decimal().value());
    }

    private AmountTerm named(Place place) {
        String name = place.text();
        Optional<AmountTerm> defined = reader.definitions().read("amounts", place, this::read);
        if (defined.isEmpty()) {
            if (!reader.definitions().isReading("amounts", name)) {
                place.fault(Names.unknown("amount", name, reader.definitions().names("amounts")));
            }
            return AmountTerm.NONE;
        }
        AmountTerm term = defined.get();
        if (!reader.keeps() || term.isLiteral()) {
            return term;
        }
        int slot = reader.definitions().slot("amounts/" + name + (reader.counting() ? "/counting" : ""));
        Amount code = term.code();
        return new AmountTerm((evaluation, _) -> evaluation.amount(slot, code), term.unit(), term.known());
    }

    private AmountTerm number(Place place) {
        place.allow("number", "unit");
        Unit unit = place.required("unit").map(AmountReader::unit).orElse(null);
        return AmountTerm.literal(ratio(place.maybe("number").orElseThrow()), unit);
    }

    static Unit unit(Place place) {
        List<String> codes = List.of(Unit.values()).stream()
                .filter(unit -> unit != Unit.YES_NO)
                .map(Unit::code)
                .toList();
        return Unit.of(place.oneOf(codes, "unit"));
    }

    /** The unit that several amounts share; a bare number takes that of the others. */
    static @Nullable Unit shared(List<AmountTerm> terms, List<Place> places) {
        Unit found = null;
        for (int i = 0; i < terms.size(); i++) {
            Unit unit = terms.get(i).unit();
            if (found == null) {
                found = unit;
            } else if (unit != null && unit != found) {
                places.get(i).fault("is an amount of " + unit.code() + " beside an amount of " + found.code());
            }
        }
        return found;
    }

    private List<AmountTerm> all(List<Place> places, Place list) {
        if (places.size() < 2) {
            list.fault("must name at least two amounts");
        }
        return places.stream().map(this::read).toList();
    }

    private AmountTerm folded(Place place, String operator, BinaryOperator<Ratio> fold) {
        place.allow(operator);
        Place list = place.maybe(operator).orElseThrow();
        List<Place> places = list.items();
        List<AmountTerm> terms = all(places, list);
        Unit unit = shared(terms, places);
        Amount[] codes = terms.stream().map(AmountTerm::code).toArray(Amount[]::new);
        Amount code = (evaluation, item) -> {
            Ratio result = null;
            for (Amount part : codes) {
                Ratio value = part.of(evaluation, item);
                if (value == null) {
                    return null;
                }
                result = result == null ? value : fold.apply(result, value);
            }
            return result;
        };
        Ratio least = foldKnown(terms.stream().map(AmountTerm::least).toArray(Ratio[]::new), fold);
        Ratio most = foldKnown(terms.stream().map(AmountTerm::most).toArray(Ratio[]::new), fold);
        if (operator.equals("least") && most == null) {
            most = terms.stream()
                    .map(AmountTerm::most)
                    .filter(m -> m != null)
                    .reduce(Ratio::least)
                    .orElse(null);
        }
        return new AmountTerm(code, unit, AmountTerm.Known.of(terms).between(least, most));
    }

    private static @Nullable Ratio foldKnown(@Nullable Ratio[] bounds, BinaryOperator<Ratio> fold) {
        Ratio result = null;
        for (Ratio bound : bounds) {
            if (bound == null) {
                return null;
            }
            result = result == null ? bound : fold.apply(result, bound);
        }
        return result;
    }

    private AmountTerm minus(Place place) {
        place.allow("minus");
        Place list = place.maybe("minus").orElseThrow();
        List<Place> places = list.items();
        List<AmountTerm> terms = all(places, list);
        Unit unit = shared(terms, places);
        Amount[] codes = terms.stream().map(AmountTerm::code).toArray(Amount[]::new);
        Amount code = (evaluation, item) -> {
            Ratio result = null;
            for (Amount part : codes) {
                Ratio value = part.of(evaluation, item);
                if (value == null) {
                    return null;
                }
                result = result == null ? value : result.minus(value);
            }
            return result;
        };
        AmountTerm.Known known = AmountTerm.Known.of(terms);
        boolean growing = !terms.isEmpty()
                && terms.getFirst().known().growing()
                && terms.stream().skip(1).allMatch(term -> term.known().steady());
        return new AmountTerm(code, unit, known.over(growing, known.steady()));
    }

    private AmountTerm times(Place place) {
        place.allow("times");
        Place list = place.maybe("times").orElseThrow();
        List<Place> places = list.items();
        List<AmountTerm> terms = all(places, list);
        Unit unit = null;
        for (int i = 0; i < terms.size(); i++) {
            Unit factor = terms.get(i).unit();
            if (factor != null) {
                if (unit != null) {
                    places.get(i)
                            .fault("is an amount of " + factor.code() + ", multiplied by an amount of " + unit.code());
                }
                unit = factor;
            }
        }
        Amount[] codes = terms.stream().map(AmountTerm::code).toArray(Amount[]::new);
        Amount code = (evaluation, item) -> {
            Ratio result = Ratio.ONE;
            for (Amount part : codes) {
                Ratio value = part.of(evaluation, item);
                if (value == null) {
                    return null;
                }
                result = result.times(value);
            }
            return result;
        };
        boolean positive =
                terms.stream().map(AmountTerm::least).allMatch(bound -> bound != null && !bound.isNegative());
        AmountTerm.Known known = AmountTerm.Known.of(terms);
        if (!positive) {
            return new AmountTerm(code, unit, known.over(false, known.steady()));
        }
        return new AmountTerm(
                code,
                unit,
                known.between(
                        foldKnown(terms.stream().map(AmountTerm::least).toArray(Ratio[]::new), Ratio::times),
                        foldKnown(terms.stream().map(AmountTerm::most).toArray(Ratio[]::new), Ratio::times)));
    }

    private record Pair(AmountTerm first, AmountTerm second, Place firstPlace, Place secondPlace) {}

    private Optional<Pair> pair(Place place, String operator) {
        place.allow(operator);
        Place list = place.maybe(operator).orElseThrow();
        List<Place> places = list.items();
        if (places.size() != 2) {
            list.fault("must name two amounts");
            return Optional.empty();
        }
        return Optional.of(
                new Pair(read(places.getFirst()), read(places.getLast()), places.getFirst(), places.getLast()));
    }

    private static Amount quotient(Pair pair) {
        Amount above = pair.first.code();
        Amount below = pair.second.code();
        return (evaluation, item) -> {
            Ratio numerator = above.of(evaluation, item);
            Ratio denominator = below.of(evaluation, item);
            return numerator == null || denominator == null ? null : numerator.dividedBy(denominator);
        };
    }

    private AmountTerm divide(Place place) {
        return pair(place, "divide")
                .map(pair -> {
                    Unit above = pair.first.unit();
                    Unit below = pair.second.unit();
                    Unit unit = above;
                    if (above == Unit.HOURS && below == Unit.WEEKS) {
                        unit = Unit.HOURS_A_WEEK;
                    } else if (below != null && below != Unit.ITEMS) {
                        pair.secondPlace.fault("is an amount of " + below.code()
                                + ": only hours can be divided by weeks; to compare two amounts take \"ratio\"");
                    }
                    AmountTerm.Known known = AmountTerm.Known.of(List.of(pair.first, pair.second));
                    boolean growing = growsOver(pair);
                    Ratio by = pair.second.isLiteral() ? pair.second.least() : null;
                    by = by == null || by.isNegative() ? null : by;
                    Ratio least = by == null || pair.first.least() == null
                            ? null
                            : pair.first.least().dividedBy(by);
                    Ratio most = by == null || pair.first.most() == null
                            ? null
                            : pair.first.most().dividedBy(by);
                    faultZero(pair);
                    return new AmountTerm(
                            quotient(pair),
                            unit,
                            known.over(growing, known.steady()).between(least, most));
                })
                .orElse(AmountTerm.NONE);
    }

    private static boolean growsOver(Pair pair) {
        Ratio by = pair.second.least();
        return pair.first.known().growing() && pair.second.known().steady() && by != null && !by.isNegative();
    }

    private static void faultZero(Pair pair) {
        Ratio by = pair.second.least();
        if (pair.second.isLiteral() && by != null && by.isZero()) {
            pair.secondPlace.fault("must not be 0");
        }
    }

    private AmountTerm share(Place place) {
        return pair(place, "ratio")
                .map(pair -> {
                    shared(List.of(pair.first, pair.second), List.of(pair.firstPlace, pair.secondPlace));
                    faultZero(pair);
                    AmountTerm.Known known = AmountTerm.Known.of(List.of(pair.first, pair.second));
                    boolean growing = growsOver(pair);
                    return new AmountTerm(quotient(pair), Unit.NUMBER, known.over(growing, known.steady()));
                })
                .orElse(AmountTerm.NONE);
    }

    private AmountTerm percent(Place place) {
        place.allow("percent", "of");
        Ratio percent = ratio(place.maybe("percent").orElseThrow());
        AmountTerm of = place.required("of").map(this::read).orElse(AmountTerm.NONE);
        Ratio factor = percent.dividedBy(Ratio.of(100));
        Amount whole = of.code();
        Amount code = (evaluation, item) -> {
            Ratio value = whole.of(evaluation, item);
            return value == null ? null : value.times(factor);
        };
        Ratio least = of.least() == null ? null : of.least().times(factor);
        Ratio most = of.most() == null ? null : of.most().times(factor);
        return new AmountTerm(code, of.unit(), of.known().summing(null, null).between(least, most));
    }

    private AmountTerm rounded(Place place) {
        place.allow("round", "to", "mode");
        AmountTerm exact = read(place.maybe("round").orElseThrow());
        Rounding rounding = rounding(place);
        Amount code = exact.code();
        return new AmountTerm(
                (evaluation, item) -> {
                    Ratio value = code.of(evaluation, item);
                    return value == null ? null : rounding.round(value);
                },
                exact.unit(),
                exact.known()
                        .summing(null, null)
                        .between(
                                exact.least() == null ? null : rounding.round(exact.least()),
                                exact.most() == null ? null : rounding.round(exact.most())));
    }

    /** {@code to} and {@code mode} of a place. */
    static Rounding rounding(Place place) {
        Ratio step = place.maybe("to").map(AmountReader::ratio).orElse(Ratio.ofHundredths(1));
        if (step.compareTo(Ratio.ZERO) <= 0) {
            place.maybe("to").ifPresent(to -> to.fault("must be more than 0"));
            step = Ratio.ofHundredths(1);
        }
        String mode = place.required("mode")
                .map(given -> given.oneOf(List.of("half-up", "down", "up"), "way of rounding"))
                .orElse("half-up");
        return new Rounding(
                step, Rounding.Mode.valueOf(mode.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** So much for every so much of something else. */
    private AmountTerm given(Place place) {
        place.allow("give", "unit", "per", "of", "parts");
        Ratio give = ratio(place.maybe("give").orElseThrow());
        Unit unit = place.maybe("unit").map(AmountReader::unit).orElse(Unit.POINTS);
        Ratio per = place.required("per").map(AmountReader::ratio).orElse(Ratio.ONE);
        if (per.compareTo(Ratio.ZERO) <= 0) {
            place.fault("\"per\" must be more than 0");
        }
        AmountTerm of = place.required("of").map(this::read).orElse(AmountTerm.NONE);
        boolean lost = place.required("parts")
                .map(parts -> parts.oneOf(List.of("in-proportion", "lost"), "treatment of parts"))
                .orElse("in-proportion")
                .equals("lost");
        Rounding whole = new Rounding(Ratio.ONE, Rounding.Mode.DOWN);
        Amount of1 = of.code();
        Amount code = (evaluation, item) -> {
            Ratio value = of1.of(evaluation, item);
            if (value == null) {
                return null;
            }
            Ratio times = value.dividedBy(per);
            return (lost ? whole.round(times) : times).times(give);
        };
        return new AmountTerm(code, unit, of.known().summing(null, null).between(Ratio.ZERO, null));
    }

    private AmountTerm relabelled(Place place) {
        place.allow("as", "of");
        Unit unit = unit(place.maybe("as").orElseThrow());
        AmountTerm of = place.required("of").map(this::read).orElse(AmountTerm.NONE);
        return new AmountTerm(of.code(), unit, of.known().summing(null, null));
    }

    private AmountTerm choice(Place place) {
        place.allow("if", "then", "else");
        ConditionTerm condition =
                reader.notCounting().condition(place.maybe("if").orElseThrow());
        AmountTerm then = place.required("then").map(this::read).orElse(AmountTerm.NONE);
        AmountTerm otherwise = place.required("else").map(this::read).orElse(AmountTerm.NONE);
        ConditionReader.faultCertain(place.maybe("if").orElseThrow(), condition);
        return joined(
                condition,
                then,
                otherwise,
                List.of(place.maybe("then").orElse(place), place.maybe("else").orElse(place)));
    }

    private static AmountTerm joined(
            ConditionTerm condition, AmountTerm then, AmountTerm otherwise, List<Place> places) {
        Unit unit = shared(List.of(then, otherwise), places);
        Condition decides = condition.code();
        Amount yes = then.code();
        Amount no = otherwise.code();
        AmountTerm.Known known = AmountTerm.Known.of(List.of(then, otherwise));
        Set<String> rules = new TreeSet<>(known.rules());
        rules.addAll(condition.rules());
        boolean steady = condition.steady() && known.steady();
        boolean growing = condition.steady() && known.growing();
        Ratio least = then.least() == null || otherwise.least() == null
                ? null
                : then.least().least(otherwise.least());
        Ratio most = then.most() == null || otherwise.most() == null
                ? null
                : then.most().greatest(otherwise.most());
        return new AmountTerm(
                (evaluation, item) ->
                        decides.holds(evaluation, item) ? yes.of(evaluation, item) : no.of(evaluation, item),
                unit,
                known.over(growing, steady).between(least, most).reading(rules));
    }

    private AmountTerm choices(Place place) {
        place.allow("choose", "otherwise");
        List<Place> cases = place.maybe("choose").orElseThrow().items();
        AmountTerm result = place.required("otherwise").map(this::read).orElse(AmountTerm.NONE);
        for (int i = cases.size() - 1; i >= 0; i--) {
            Place each = cases.get(i);
            each.allow("when", "then");
            Optional<Place> when = each.required("when");
            if (when.isPresent()) {
                ConditionTerm condition = reader.notCounting().condition(when.get());
                ConditionReader.faultCertain(when.get(), condition);
                AmountTerm then = each.required("then").map(this::read).orElse(AmountTerm.NONE);
                result = joined(condition, then, result, List.of(each, each));
            }
        }
        return result;
    }

    private AmountTerm daysOf(Place place, String operator) {
        place.allow(operator);
        Place of = place.maybe(operator).orElseThrow();
        of.allow("within", "without");
        Window window = of.required("within").map(reader::window).orElse(Window.MAIN);
        RowQuery without = of.maybe("without")
                .map(query -> new QueryReader(reader).rows(query, Set.of(Scope.INTERRUPTION)))
                .orElse(null);
        boolean weeks = operator.equals("weeks");
        Amount code = (evaluation, item) -> {
            int from = window.from(evaluation, item);
            int to = window.to(evaluation, item);
            if (from == Calendars.ABSENT || to < from) {
                return Ratio.ZERO;
            }
            int out = without == null ? 0 : without.days(evaluation, item).within(from, to);
            return Ratio.ofHundredths(100L * (to - from + 1 - out), weeks ? 7 : 1);
        };
        boolean steady = window.from().steady() && window.to().steady();
        return new AmountTerm(
                code,
                weeks ? Unit.WEEKS : Unit.DAYS,
                AmountTerm.Known.NOTHING.over(steady, steady).between(Ratio.ZERO, null));
    }

    private AmountTerm wholeMonths(Place place) {
        place.allow("wholeMonths");
        Place of = place.maybe("wholeMonths").orElseThrow();
        of.allow("from", "to");
        DayTerm from = of.required("from").map(reader::day).orElse(DayTerm.literal(0));
        DayTerm to = of.required("to").map(reader::day).orElse(DayTerm.literal(0));
        Amount code = (evaluation, item) -> {
            int first = from.code().of(evaluation, item);
            int last = to.code().of(evaluation, item);
            return first == Calendars.ABSENT || last == Calendars.ABSENT
                    ? null
                    : Ratio.of(Calendars.wholeMonths(first, last));
        };
        boolean steady = from.steady() && to.steady();
        return new AmountTerm(
                code, Unit.MONTHS, AmountTerm.Known.NOTHING.over(steady, steady).between(Ratio.ZERO, null));
    }

    private AmountTerm ofRule(Place place) {
        place.allow("rule", "value");
        String value = place.required("value")
                .map(given -> given.oneOf(List.of("counted", "required", "shortage", "surplus"), "value of a rule"))
                .orElse("counted");
        Place rule = place.maybe("rule").orElseThrow();
        Optional<RuleTerm> term = reader.rules().use(rule);
        if (term.isEmpty()) {
            return AmountTerm.NONE;
        }
        int number = reader.rules().number(rule.text());
        Amount code = (evaluation, _) -> {
            RuleState state = evaluation.state(number);
            return Ratio.ofHundredths(
                    switch (value) {
                        case "required" -> state.required();
                        case "shortage" -> Math.max(0, -state.margin());
                        case "surplus" -> Math.max(0, state.margin());
                        default -> state.counted();
                    });
        };
        Set<String> reads = new TreeSet<>(term.get().reads());
        reads.add(rule.text());
        boolean steady =
                value.equals("required") && term.get().required().known().steady();
        return new AmountTerm(
                code,
                term.get().unit(),
                AmountTerm.Known.NOTHING
                        .over(steady, steady)
                        .between(Ratio.ZERO, null)
                        .reading(reads));
    }

    private AmountTerm unmet(Place place) {
        place.allow("unmet");
        Place of = place.maybe("unmet").orElseThrow();
        if (of.isText()) {
            of.oneOf(List.of("binding"), "group of rules");
            if (!reader.rules().isClosed()) {
                of.fault("only an outcome can look at all binding rules; name the rules here");
            }
            return new AmountTerm(
                    (evaluation, _) -> Ratio.of(Judgement.unmetBinding(evaluation)),
                    Unit.RULES,
                    AmountTerm.Known.NOTHING.between(Ratio.ZERO, null));
        }
        List<Place> named = of.items();
        Set<String> reads = new TreeSet<>();
        for (Place rule : named) {
            reader.rules().use(rule).ifPresent(term -> {
                reads.add(rule.text());
                reads.addAll(term.reads());
            });
        }
        int[] numbers = named.stream()
                .mapToInt(rule -> reader.rules().number(rule.text()))
                .toArray();
        Amount code = (evaluation, _) -> {
            int unmet = 0;
            for (int number : numbers) {
                unmet += evaluation.state(number).met() ? 0 : 1;
            }
            return Ratio.of(unmet);
        };
        return new AmountTerm(
                code,
                Unit.RULES,
                AmountTerm.Known.NOTHING
                        .between(Ratio.ZERO, Ratio.of(numbers.length))
                        .reading(reads));
    }

    /** The number of elements, of the kind a rule can ask for each of, for which a condition holds. */
    private AmountTerm howMany(Place place) {
        place.allow("howManyOf", "have");
        Each of = new EachReader(reader).read(place.maybe("howManyOf").orElseThrow());
        if (reader.each() != null) {
            place.fault("cannot stand in a rule that itself asks for each of several");
        }
        ConditionTerm have = place.required("have")
                .map(reader.forEach(EachReader.kindOf(of))::condition)
                .orElse(ConditionTerm.ALWAYS);
        Condition holds = have.code();
        Amount code = (evaluation, item) -> {
            int found = 0;
            for (Each.Element element : of.elements(evaluation)) {
                element.enter(evaluation);
                found += holds.holds(evaluation, item) ? 1 : 0;
            }
            evaluation.forgetEach();
            return Ratio.of(found);
        };
        return new AmountTerm(
                code,
                Unit.ITEMS,
                AmountTerm.Known.NOTHING
                        .over(have.growing(), have.steady())
                        .between(Ratio.ZERO, most(place.maybe("howManyOf").orElseThrow(), of))
                        .reading(have.rules()));
    }

    /** How many elements there can be, when the norm alone decides it. */
    private @Nullable Ratio most(Place place, Each of) {
        return switch (of) {
            case Each.Values values -> Ratio.of(values.values().size());
            case Each.Stretches stretches
            when place.json().path("stretchesOf").asString("").equals("period") ->
                reader.definitions()
                        .periodMonths()
                        .map(months -> Ratio.of((months + stretches.months() - 1) / stretches.months()))
                        .orElse(null);
            case Each.Stretches _, Each.Suffixes _, Each.CalendarYears _, Each.Rolling _ -> null;
        };
    }

    private static AmountTerm fact(Place place) {
        place.allow("fact");
        place.maybe("fact").orElseThrow().oneOf(List.of("renewal"), "fact");
        return new AmountTerm(
                (evaluation, _) -> Ratio.of(evaluation.facts.renewal()),
                Unit.NUMBER,
                AmountTerm.Known.NOTHING.over(true, true).between(Ratio.ZERO, null));
    }

    private AmountTerm field(Place place) {
        place.allow("field");
        return Fields.amount(reader, place.maybe("field").orElseThrow());
    }

    private AmountTerm attribute(Place place) {
        place.allow("attribute");
        String name = Attributes.name(reader, place, Vocabulary.Kind.NUMBER);
        Amount code = (evaluation, item) -> {
            Hundredths value = Attributes.number(evaluation.activity(item), name);
            return value == null ? null : Ratio.ofHundredths(value.value());
        };
        return new AmountTerm(code, null, AmountTerm.Known.NOTHING.over(true, true));
    }
}
