package nl.qualityregister.norm;

import static nl.qualityregister.norm.Calendars.ABSENT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of a list of facts: how many there are, their sum, the largest, the longest gap between them. */
final class QueryReader {

    private static final Map<String, List<String>> EXTRAS = Map.of(
            "sum", List.of("of", "atMost", "weeklyAtMost"),
            "count", List.of(),
            "largest", List.of("of"),
            "smallest", List.of("of"),
            "first", List.of("of", "orderBy", "otherwise"),
            "distinct", List.of("of"),
            "largestGroup", List.of("of", "by"),
            "longestGap", List.of("in"),
            "longestRun", List.of("in"),
            "calendarMonthsCovered", List.of());

    private final Reader reader;

    QueryReader(Reader reader) {
        this.reader = reader;
    }

    // The list and the items that are meant.

    private @Nullable Scope scope(Place query, Set<Scope> allowed) {
        Optional<Place> from = query.required("from");
        if (from.isEmpty()) {
            return null;
        }
        List<String> lists = allowed.stream().map(Scope::list).toList();
        String list = from.get().text();
        if (!lists.contains(list)) {
            from.get()
                    .fault(
                            Scope.lists().contains(list)
                                    ? "this cannot be asked of \"" + list + "\"; it can of " + String.join(", ", lists)
                                    : Names.unknown("list", list, lists));
            return null;
        }
        return Scope.of(list);
    }

    private static void allow(Place query, Scope scope, List<String> extras) {
        List<String> keys = new ArrayList<>(List.of("from", scope.kind(), "where"));
        switch (scope) {
            case ACTIVITY -> keys.addAll(List.of("type", "topic", "within", "ceilings"));
            case PRACTICE -> keys.addAll(List.of("within", "on", "without"));
            case INTERRUPTION, DOCUMENT -> keys.addAll(List.of("within", "on"));
            case CONFIRMATION -> keys.addAll(List.of("within", "independent"));
            case CARRIED, EARLIER_OUTCOME, DOSSIER -> keys.add("within");
        }
        keys.addAll(extras);
        query.allow(keys);
    }

    /** The kinds that are asked for, each of them known to the norm set. */
    private Set<String> kinds(Place query, Scope scope) {
        Optional<Place> kind = query.maybe(scope.kind());
        if (kind.isEmpty()) {
            return Set.of();
        }
        Set<String> known = reader.vocabulary().kinds(scope);
        Set<String> kinds = new LinkedHashSet<>(kind.get().oneOrMore());
        for (String name : kinds) {
            String base = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
            boolean isKnown = known.contains(name) || (scope == Scope.DOCUMENT && known.contains(base));
            if (!isKnown && scope != Scope.EARLIER_OUTCOME) {
                kind.get().fault(Names.unknown(scope.kind(), name, known));
            }
        }
        return kinds;
    }

    /** Which activities are meant by category, type, topic and condition. */
    Selection selection(Place place) {
        Set<String> kinds = kinds(place, Scope.ACTIVITY);
        long categories = 0;
        for (Map.Entry<String, Vocabulary.Category> category :
                reader.vocabulary().categories().entrySet()) {
            if (kinds.isEmpty() || kinds.contains(category.getKey())) {
                categories |= 1L << category.getValue().number();
            }
        }
        return new Selection(categories, names(place, "type", "types"), names(place, "topic", "topics"), where(place));
    }

    private @Nullable Condition where(Place place) {
        Optional<Place> where = place.maybe("where");
        if (where.isEmpty()) {
            return null;
        }
        ConditionTerm term = reader.in(Scope.ACTIVITY).notCounting().condition(where.get());
        ConditionReader.faultCertain(where.get(), term);
        return term.code();
    }

    /** The types or topics asked for, each of them known to the norm set. */
    private Selection.@Nullable Names names(Place place, String field, String list) {
        Optional<Place> of = place.maybe(field);
        if (of.isEmpty()) {
            return null;
        }
        Set<String> known = reader.vocabulary().names(list);
        Set<String> wanted = new LinkedHashSet<>(of.get().oneOrMore());
        wanted.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> of.get().fault(Names.unknown(field, name, known)));
        return Selection.Names.of(wanted);
    }

    ActivityQuery activities(Place query) {
        if (!reader.rules().isOpen()) {
            query.fault("activities can be counted only in a rule or an outcome");
        }
        Window within = query.maybe("within").map(reader::window).orElse(Window.MAIN);
        List<Ceiling> ceilings = new ArrayList<>();
        for (Place ceiling : query.items("ceilings")) {
            ceilings.add(new CeilingReader(reader).read(ceiling, false));
        }
        ActivityQuery activities = new ActivityQuery(
                selection(query),
                within,
                ceilings.isEmpty() ? Ceilings.NONE : new Ceilings(ceilings),
                reader.counting());
        if (reader.counting()) {
            reader.rules().counts(activities);
        }
        return activities;
    }

    RowQuery rows(Place query, Set<Scope> allowed) {
        return rows(query, allowed, List.of());
    }

    private RowQuery rows(Place query, Set<Scope> allowed, List<String> extras) {
        Scope scope = scope(query, allowed);
        if (scope == null) {
            return new RowQuery(Scope.DOCUMENT, Set.of(), null, null, null, false, null, false);
        }
        allow(query, scope, extras);
        Window within = query.maybe("within").map(reader::window).orElseGet(() -> usual(query, scope));
        Condition where = query.maybe("where")
                .map(place -> {
                    ConditionTerm term = reader.in(scope).notCounting().condition(place);
                    ConditionReader.faultCertain(place, term);
                    return term.code();
                })
                .orElse(null);
        Day on = query.maybe("on").map(day -> reader.day(day).code()).orElse(null);
        RowQuery without = query.maybe("without")
                .map(interruptions -> new QueryReader(reader).rows(interruptions, Set.of(Scope.INTERRUPTION)))
                .orElse(null);
        return new RowQuery(
                scope,
                kinds(query, scope),
                where,
                query.has("on") && !query.has("within") ? null : within,
                on,
                query.flag("independent"),
                without,
                reader.counting());
    }

    /** Practice and confirmations are looked for in the window of the norm, unless it says otherwise; the rest anywhere. */
    private @Nullable Window usual(Place query, Scope scope) {
        if (scope != Scope.PRACTICE && scope != Scope.CONFIRMATION) {
            return null;
        }
        new DayReader(reader).requireWindow(query);
        return Window.MAIN;
    }

    private static final Set<Scope> ALL = EnumSet.complementOf(EnumSet.of(Scope.DOSSIER));

    private boolean isActivities(Place query) {
        return query.has("from") && query.json().get("from").asString("").equals(Scope.ACTIVITY.list());
    }

    // How the answer moves as days go by.

    private boolean growing(Place query) {
        return growsWith(query)
                && (!query.has("where")
                        || reader.in(scopeOf(query))
                                .condition(query.maybe("where").orElseThrow())
                                .steady());
    }

    private Scope scopeOf(Place query) {
        return Scope.of(query.json().get("from").asString(""));
    }

    private boolean growsWith(Place query) {
        if (query.has("on")) {
            return reader.day(query.maybe("on").orElseThrow()).steady();
        }
        Window within = query.maybe("within").map(reader::window).orElse(Window.MAIN);
        return within.from().steady();
    }

    private boolean steady(Place query) {
        Scope scope = scopeOf(query);
        boolean dated = scope == Scope.ACTIVITY || scope == Scope.PRACTICE || scope == Scope.CONFIRMATION;
        boolean windowSteady = !query.has("within")
                || query.maybe("within")
                        .map(reader::window)
                        .map(window -> window.from().steady() && window.to().steady())
                        .orElse(true);
        return !dated && growing(query) && windowSteady;
    }

    private AmountTerm.Known known(Place query, boolean adding) {
        boolean readable = namesList(query);
        boolean isSteady = readable && steady(query);
        boolean isGrowing = readable && adding && growing(query);
        return AmountTerm.Known.NOTHING.over(isGrowing, isSteady).between(Ratio.ZERO, null);
    }

    // What is asked.

    ConditionTerm exists(Place query) {
        AmountTerm count = count(query);
        Amount code = count.code();
        return new ConditionTerm(
                (evaluation, item) -> {
                    Ratio number = code.of(evaluation, item);
                    return number != null && !number.isZero();
                },
                null,
                count.known().growing(),
                count.known().steady(),
                count.known().rules());
    }

    AmountTerm amount(String operator, Place query) {
        return switch (operator) {
            case "sum" -> sum(query);
            case "count" -> count(query);
            case "largest", "smallest" -> extreme(query, operator);
            case "first" -> first(query);
            case "distinct" -> distinct(query);
            case "largestGroup" -> largestGroup(query);
            case "longestGap" -> longestGap(query);
            case "longestRun" -> longestRun(query);
            default -> calendarMonthsCovered(query);
        };
    }

    private static List<String> extras(String operator) {
        return EXTRAS.getOrDefault(operator, List.of());
    }

    private AmountTerm count(Place query) {
        if (isActivities(query)) {
            allow(query, Scope.ACTIVITY, extras("count"));
            ActivityQuery activities = activities(query);
            return summed(query, activities, Unit.ITEMS);
        }
        RowQuery rows = rows(query, ALL, extras("count"));
        Amount code = (evaluation, item) -> {
            int[] found = {0};
            rows.visit(evaluation, item, _ -> found[0]++);
            return Ratio.of(found[0]);
        };
        return new AmountTerm(code, Unit.ITEMS, known(query, true));
    }

    private AmountTerm summed(Place query, ActivityQuery activities, Unit unit) {
        Amount code = (evaluation, item) -> Ratio.ofHundredths(activities.sum(evaluation, item, unit));
        boolean plain = activities.within().main() && activities.ceilings().isEmpty();
        Ratio most = CeilingReader.most(activities.ceilings().list(), activities.selection(), unit);
        if (activities.within().main()) {
            Ratio normMost = CeilingReader.most(reader.rules().ceilings(), activities.selection(), unit);
            most = most == null || (normMost != null && normMost.compareTo(most) < 0) ? normMost : most;
        }
        AmountTerm.Known known = known(query, true)
                .between(Ratio.ZERO, most)
                .summing(plain ? new ActivitySum(activities, unit) : null, extent(query, Scope.ACTIVITY, unit));
        return new AmountTerm(code, unit, known);
    }

    private Extent extent(Place query, Scope scope, Unit unit) {
        StringBuilder of = new StringBuilder(scope.list()).append(' ').append(unit.code());
        for (String key : List.of("within", "on", "without")) {
            of.append(' ')
                    .append(query.maybe(key)
                            .map(place -> place.json().toString())
                            .orElse("-"));
        }
        StringBuilder where = new StringBuilder();
        for (String key : List.of("type", "topic", "where", "ceilings")) {
            query.maybe(key).ifPresent(place -> where.append(key).append(place.json()));
        }
        Set<String> kinds = query.maybe(scope.kind())
                .map(kind -> Set.copyOf(kind.oneOrMore()))
                .orElse(Set.of());
        return new Extent(of.toString(), kinds, where.isEmpty() ? null : where.toString());
    }

    /** What is added up or compared: a field by its name, or an amount of each item. */
    private Optional<AmountTerm> each(Place query, Scope scope) {
        return query.required("of").filter(_ -> namesList(query)).map(of -> {
            Reader items = reader.in(scope).notCounting();
            return of.isText() && !of.isDecimal() && scope.amounts().contains(of.text())
                    ? Fields.amount(items, of)
                    : items.amount(of);
        });
    }

    private AmountTerm sum(Place query) {
        if (isActivities(query)) {
            return sumOfActivities(query);
        }
        RowQuery rows = rows(query, ALL, extras("sum"));
        Scope scope = rows.scope();
        if (query.has("atMost") && scope != Scope.CARRIED) {
            query.fault("\"atMost\" is for points carried in; take \"least\" or \"ceilings\"");
        }
        Optional<AmountTerm> each = each(query, scope);
        if (each.isEmpty()) {
            return AmountTerm.NONE;
        }
        Amount of = each.get().code();
        boolean once = scope == Scope.INTERRUPTION;
        Unit unit = each.get().unit();
        if (scope == Scope.CARRIED) {
            return sumCarried(query, rows, each.get());
        }
        if (query.has("weeklyAtMost")) {
            return sumUnderWeekly(query, rows);
        }
        Amount code = (evaluation, item) -> {
            Sum sum = new Sum();
            if (once) {
                rows.visitOnce(evaluation, item, row -> sum.add(of.of(evaluation, row)));
            } else {
                rows.visit(evaluation, item, row -> sum.add(of.of(evaluation, row)));
            }
            return sum.total;
        };
        AmountTerm.Known known =
                known(query, true).summing(null, extent(query, scope, unit == null ? Unit.NUMBER : unit));
        return new AmountTerm(code, unit, known);
    }

    /** Hours of practice of which, in all jobs together, no more than so many a week count. */
    private AmountTerm sumUnderWeekly(Place query, RowQuery rows) {
        if (rows.scope() != Scope.PRACTICE
                || !query.json().path("of").asString("").equals("hours")) {
            query.fault("\"weeklyAtMost\" is for the hours of practice");
        }
        AmountTerm most =
                query.maybe("weeklyAtMost").map(reader.notCounting()::amount).orElse(AmountTerm.NONE);
        if (most.unit() != null && most.unit() != Unit.HOURS_A_WEEK) {
            query.maybe("weeklyAtMost").ifPresent(place -> place.fault("must be an amount of hours a week"));
        }
        Amount code = (evaluation, item) -> rows.hoursUnder(
                evaluation, item, most.code().orZero(evaluation, item).hundredthsDown());
        return new AmountTerm(code, Unit.HOURS, known(query, true));
    }

    private static final class Sum {
        private Ratio total = Ratio.ZERO;

        void add(@Nullable Ratio amount) {
            if (amount != null) {
                total = total.plus(amount);
            }
        }
    }

    private AmountTerm sumCarried(Place query, RowQuery rows, AmountTerm each) {
        Amount of = each.code();
        Optional<AmountTerm> most = query.maybe("atMost").map(reader.notCounting()::amount);
        Amount atMost = most.map(AmountTerm::code).orElse(null);
        Amount code = (evaluation, item) -> {
            Sum sum = new Sum();
            rows.visit(evaluation, item, row -> {
                Ratio amount = of.of(evaluation, row);
                Ratio room =
                        atMost == null ? null : atMost.orZero(evaluation, item).minus(sum.total);
                if (amount != null && room != null && amount.compareTo(room) > 0) {
                    evaluation.refuseCarried(
                            row, Reason.OVER_CAP, amount.minus(room).hundredths());
                    sum.add(room.greatest(Ratio.ZERO));
                } else {
                    sum.add(amount);
                }
            });
            return sum.total;
        };
        return new AmountTerm(
                code,
                each.unit(),
                known(query, true)
                        .between(Ratio.ZERO, most.map(AmountTerm::most).orElse(null)));
    }

    private static boolean namesList(Place query) {
        return query.has("from")
                && Scope.lists().contains(query.json().get("from").asString(""));
    }

    private AmountTerm sumOfActivities(Place query) {
        allow(query, Scope.ACTIVITY, List.of("of"));
        ActivityQuery activities = activities(query);
        Optional<Place> of = query.required("of");
        if (of.isEmpty()) {
            return AmountTerm.NONE;
        }
        if (of.get().isText() && Scope.ACTIVITY.amounts().contains(of.get().text())) {
            return summed(query, activities, of.get().text().equals("points") ? Unit.POINTS : Unit.HOURS);
        }
        AmountTerm each = reader.in(Scope.ACTIVITY).notCounting().amount(of.get());
        Amount code = (evaluation, item) -> {
            Sum sum = new Sum();
            activities
                    .found(evaluation, item)
                    .forEach(found -> sum.add(each.code().of(evaluation, found)));
            return sum.total;
        };
        return new AmountTerm(code, each.unit(), known(query, true));
    }

    private AmountTerm extreme(Place query, String operator) {
        boolean largest = operator.equals("largest");
        boolean ofActivities = isActivities(query);
        if (ofActivities) {
            allow(query, Scope.ACTIVITY, extras(operator));
            ActivityQuery activities = activities(query);
            Optional<AmountTerm> each = each(query, Scope.ACTIVITY);
            return each.map(term -> new AmountTerm(
                            (evaluation, item) -> {
                                Extreme extreme = new Extreme(largest);
                                activities
                                        .found(evaluation, item)
                                        .forEach(
                                                found -> extreme.add(term.code().of(evaluation, found)));
                                return extreme.found;
                            },
                            term.unit(),
                            known(query, largest)))
                    .orElse(AmountTerm.NONE);
        }
        RowQuery rows = rows(query, ALL, extras(operator));
        return each(query, rows.scope())
                .map(term -> new AmountTerm(
                        (evaluation, item) -> {
                            Extreme extreme = new Extreme(largest);
                            rows.visit(
                                    evaluation,
                                    item,
                                    row -> extreme.add(term.code().of(evaluation, row)));
                            return extreme.found;
                        },
                        term.unit(),
                        known(query, largest)))
                .orElse(AmountTerm.NONE);
    }

    private static final class Extreme {
        private final boolean largest;
        private @Nullable Ratio found;

        Extreme(boolean largest) {
            this.largest = largest;
        }

        void add(@Nullable Ratio amount) {
            if (amount != null) {
                found = found == null ? amount : largest ? found.greatest(amount) : found.least(amount);
            }
        }
    }

    /** The earliest or latest of a date field of the rows found. */
    DayTerm extremeDate(Place query, boolean earliest) {
        if (isActivities(query)) {
            allow(query, Scope.ACTIVITY, List.of("of"));
            ActivityQuery activities = activities(query);
            Day each = dateOf(query, Scope.ACTIVITY);
            return DayTerm.of(
                    (evaluation, item) -> {
                        int found = ABSENT;
                        for (int place : activities.found(evaluation, item)) {
                            found = further(found, each.of(evaluation, place), earliest);
                        }
                        return found;
                    },
                    false);
        }
        RowQuery rows = rows(query, ALL, List.of("of"));
        Day each = dateOf(query, rows.scope());
        Day code = (evaluation, item) -> {
            int[] found = {ABSENT};
            rows.visit(evaluation, item, row -> found[0] = further(found[0], each.of(evaluation, row), earliest));
            return found[0];
        };
        return DayTerm.of(code, known(query, false).steady());
    }

    private static int further(int found, int candidate, boolean earliest) {
        if (candidate == ABSENT || found == ABSENT) {
            return found == ABSENT ? candidate : found;
        }
        return earliest ? Math.min(found, candidate) : Math.max(found, candidate);
    }

    private Day dateOf(Place query, Scope scope) {
        Optional<Place> of = query.required("of");
        if (of.isEmpty()) {
            return (_, _) -> ABSENT;
        }
        return dateField(of.get(), scope);
    }

    private Day dateField(Place of, Scope scope) {
        if (!of.isText()) {
            return reader.in(scope).day(of).code();
        }
        String name = of.text();
        if (!scope.dates().contains(name)) {
            of.fault(Names.unknown("date field", name, scope.dates()));
            return (_, _) -> ABSENT;
        }
        if (scope == Scope.ACTIVITY) {
            return (evaluation, item) -> evaluation.items.day[item];
        }
        boolean last = name.equals("to") || name.equals("validUntil");
        return last
                ? (evaluation, row) -> Rows.to(scope, evaluation.facts, row)
                : (evaluation, row) -> Rows.from(scope, evaluation.facts, row);
    }

    /** An amount of the row that comes first by a date. */
    private AmountTerm first(Place query) {
        RowQuery rows = rows(query, EnumSet.complementOf(EnumSet.of(Scope.DOSSIER, Scope.ACTIVITY)), extras("first"));
        Scope scope = rows.scope();
        Day order = query.required("orderBy").map(by -> dateField(by, scope)).orElse((_, _) -> 0);
        Optional<AmountTerm> of = each(query, scope);
        AmountTerm otherwise = query.maybe("otherwise").map(reader::amount).orElse(null);
        if (of.isEmpty()) {
            return AmountTerm.NONE;
        }
        Amount each = of.get().code();
        Amount fallback = otherwise == null ? (_, _) -> null : otherwise.code();
        Amount code = (evaluation, item) -> {
            First first = new First();
            rows.visit(evaluation, item, row -> first.offer(order.of(evaluation, row), each.of(evaluation, row)));
            return first.amount == null ? fallback.of(evaluation, item) : first.amount;
        };
        return new AmountTerm(code, of.get().unit(), known(query, false));
    }

    private static final class First {
        private int day = Integer.MAX_VALUE;
        private @Nullable Ratio amount;

        void offer(int candidate, @Nullable Ratio value) {
            if (value != null && candidate != ABSENT && candidate < day) {
                day = candidate;
                amount = value;
            }
        }
    }

    private AmountTerm distinct(Place query) {
        String of = query.required("of").filter(Place::isText).map(Place::text).orElse("");
        if (isActivities(query)) {
            allow(query, Scope.ACTIVITY, extras("distinct"));
            ActivityQuery activities = activities(query);
            Text text = ofTexts(query, Scope.ACTIVITY, of);
            Amount code = (evaluation, item) -> {
                Set<String> values = new HashSet<>();
                for (int found : activities.found(evaluation, item)) {
                    String value = text.of(evaluation, found);
                    if (value != null) {
                        values.add(value);
                    }
                }
                return Ratio.of(values.size());
            };
            return new AmountTerm(code, distinctUnit(of), known(query, true));
        }
        RowQuery rows = rows(query, ALL, extras("distinct"));
        if (rows.scope().isRange() && (of.equals("calendar-months") || of.equals("days"))) {
            return distinctDays(query, rows, of);
        }
        Text text = ofTexts(query, rows.scope(), of);
        Amount code = (evaluation, item) -> {
            Set<String> values = new HashSet<>();
            rows.visit(evaluation, item, row -> {
                String value = text.of(evaluation, row);
                if (value != null) {
                    values.add(value);
                }
            });
            return Ratio.of(values.size());
        };
        return new AmountTerm(code, distinctUnit(of), known(query, true));
    }

    private static Unit distinctUnit(String of) {
        return switch (of) {
            case "calendar-months" -> Unit.MONTHS;
            case "days" -> Unit.DAYS;
            default -> Unit.ITEMS;
        };
    }

    private Text ofTexts(Place query, Scope scope, String of) {
        Place place = query.maybe("of").orElse(query);
        if (of.equals("calendar-months") || of.equals("calendar-years") || of.equals("days")) {
            if (scope.dates().isEmpty()) {
                place.fault("\"" + scope.list() + "\" have no dates");
            }
            return (evaluation, item) -> {
                int day =
                        scope == Scope.ACTIVITY ? evaluation.items.day[item] : Rows.from(scope, evaluation.facts, item);
                return String.valueOf(
                        switch (of) {
                            case "days" -> day;
                            case "calendar-years" -> Calendars.year(day);
                            default -> Calendars.monthNumber(day);
                        });
            };
        }
        return text(place, scope);
    }

    /** A text field by its name, or a text attribute. */
    Text text(Place place, Scope scope) {
        if (place.json().isObject()) {
            place.allow("attribute");
            if (!place.has("attribute")) {
                place.fault("must name an \"attribute\"");
                return (_, _) -> null;
            }
            String name = Attributes.name(reader.in(scope), place, Vocabulary.Kind.TEXT);
            return (evaluation, item) -> Attributes.text(evaluation.activity(item), name);
        }
        if (!scope.texts().contains(place.text())) {
            place.fault(Names.unknown("text field", place.text(), scope.texts()));
            return (_, _) -> null;
        }
        return Texting.field(scope, place.text());
    }

    /** Different days or calendar months that hold at least one day of a row; of practice, a row of more than no hours. */
    private AmountTerm distinctDays(Place query, RowQuery rows, String of) {
        boolean months = of.equals("calendar-months");
        Amount code = (evaluation, item) -> {
            Set<Integer> values = new HashSet<>();
            int[] ranges = new int[2 * Rows.size(rows.scope(), evaluation.facts)];
            int[] filled = {0};
            rows.visit(evaluation, item, row -> {
                boolean worked = rows.scope() != Scope.PRACTICE
                        || evaluation.facts.practice().get(row).hoursPerWeek().value() > 0;
                if (worked) {
                    ranges[filled[0]++] = evaluation.rowFrom;
                    ranges[filled[0]++] = evaluation.rowTo;
                }
            });
            Days days = Days.union(ranges, filled[0] / 2);
            int total = 0;
            for (int range = 0; range < days.size(); range++) {
                if (months) {
                    for (int month = Calendars.monthNumber(days.from(range));
                            month <= Calendars.monthNumber(days.to(range));
                            month++) {
                        values.add(month);
                    }
                } else {
                    total += days.to(range) - days.from(range) + 1;
                }
            }
            return Ratio.of(months ? values.size() : total);
        };
        return new AmountTerm(code, months ? Unit.MONTHS : Unit.DAYS, known(query, true));
    }

    /** The activities are put in groups by a text; what counts is the group with the most. */
    private AmountTerm largestGroup(Place query) {
        Scope scope = scope(query, Set.of(Scope.ACTIVITY));
        if (scope == null) {
            return AmountTerm.NONE;
        }
        allow(query, scope, extras("largestGroup"));
        ActivityQuery activities = activities(query);
        Text by = query.required("by").map(place -> text(place, scope)).orElse((_, _) -> "");
        Unit unit = query.required("of")
                .map(of -> Unit.of(of.oneOf(List.of("items", "points", "hours"), "what is counted")))
                .orElse(Unit.ITEMS);
        Amount code = (evaluation, item) -> {
            Map<String, Long> groups = new HashMap<>();
            activities.visit(evaluation, item, (found, points, hours, part) -> {
                long value = ActivityQuery.valueOf(points, hours, part, unit);
                String group = by.of(evaluation, found);
                if (value != Items.NONE && group != null) {
                    groups.merge(group, value, Long::sum);
                    activities.mark(evaluation, found, value, unit);
                }
            });
            long most = 0;
            for (long amount : groups.values()) {
                most = Math.max(most, amount);
            }
            return Ratio.ofHundredths(most);
        };
        return new AmountTerm(code, unit, known(query, true));
    }

    /** The longest run of days in a window on which nothing was done or no row holds. */
    private AmountTerm longestGap(Place query) {
        boolean months = inMonths(query);
        Window window = query.maybe("within").map(reader::window).orElse(Window.MAIN);
        Gaps gaps = isActivities(query) ? gapsOfActivities(query) : gapsOfRows(query);
        Amount code = (evaluation, item) -> {
            int from = window.from(evaluation, item);
            int to = Math.min(window.to(evaluation, item), evaluation.asOf);
            Days days = gaps.taken(evaluation, item);
            int longest = 0;
            int free = from;
            for (int range = 0; range <= days.size(); range++) {
                int last = range < days.size() ? days.from(range) - 1 : to;
                if (free <= last) {
                    longest = Math.max(longest, months ? Calendars.wholeMonths(free, last) : last - free + 1);
                }
                free = range < days.size() ? Math.max(free, days.to(range) + 1) : free;
            }
            return Ratio.of(longest);
        };
        return new AmountTerm(
                code, months ? Unit.MONTHS : Unit.DAYS, AmountTerm.Known.NOTHING.between(Ratio.ZERO, null));
    }

    /** The longest run of days in a window that the rows cover without a break, all rows together. */
    private AmountTerm longestRun(Place query) {
        RowQuery rows =
                rows(query, EnumSet.of(Scope.PRACTICE, Scope.INTERRUPTION, Scope.DOCUMENT), extras("longestRun"));
        boolean months = inMonths(query);
        Amount code = (evaluation, item) -> {
            Days days = rows.days(evaluation, item);
            int longest = 0;
            for (int range = 0; range < days.size(); range++) {
                longest = Math.max(
                        longest,
                        months
                                ? Calendars.wholeMonths(days.from(range), days.to(range))
                                : days.to(range) - days.from(range) + 1);
            }
            return Ratio.of(longest);
        };
        return new AmountTerm(code, months ? Unit.MONTHS : Unit.DAYS, known(query, true));
    }

    private static boolean inMonths(Place query) {
        return query.maybe("in")
                .map(in -> in.oneOf(List.of("days", "months"), "unit"))
                .orElse("days")
                .equals("months");
    }

    private interface Gaps {
        Days taken(Evaluation evaluation, int item);
    }

    private Gaps gapsOfActivities(Place query) {
        allow(query, Scope.ACTIVITY, extras("longestGap"));
        ActivityQuery activities = activities(query);
        return (evaluation, item) -> {
            List<Integer> found = activities.found(evaluation, item);
            int[] ranges = new int[2 * found.size()];
            for (int i = 0; i < found.size(); i++) {
                ranges[2 * i] = evaluation.items.day[found.get(i)];
                ranges[2 * i + 1] = ranges[2 * i];
            }
            return Days.union(ranges, found.size());
        };
    }

    private Gaps gapsOfRows(Place query) {
        RowQuery rows =
                rows(query, EnumSet.of(Scope.PRACTICE, Scope.INTERRUPTION, Scope.DOCUMENT), extras("longestGap"));
        return rows::days;
    }

    /** The calendar months of a window that the rows cover from their first to their last day, all rows together. */
    private AmountTerm calendarMonthsCovered(Place query) {
        RowQuery rows = rows(
                query, EnumSet.of(Scope.PRACTICE, Scope.INTERRUPTION, Scope.DOCUMENT), extras("calendarMonthsCovered"));
        Window window = query.maybe("within").map(reader::window).orElse(null);
        if (window == null) {
            query.fault("\"within\" is missing");
            return AmountTerm.NONE;
        }
        Amount code = (evaluation, item) -> {
            int from = window.from(evaluation, item);
            int to = window.to(evaluation, item);
            Days days = rows.days(evaluation, item);
            int covered = 0;
            for (int month = Calendars.monthNumber(from); month <= Calendars.monthNumber(to); month++) {
                int first = Calendars.firstOfMonth(month);
                int last = Calendars.firstOfMonth(month + 1) - 1;
                if (first >= from && last <= to && days.within(first, last) == last - first + 1) {
                    covered++;
                }
            }
            return Ratio.of(covered);
        };
        return new AmountTerm(code, Unit.MONTHS, known(query, true));
    }
}
