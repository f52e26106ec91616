package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads ceilings. */
final class CeilingReader {

    private static final List<String> KEYS = List.of(
            "activity",
            "day",
            "calendar-week",
            "calendar-month",
            "calendar-quarter",
            "calendar-year",
            "period-year",
            "category",
            "type",
            "topic");

    private final Reader reader;

    CeilingReader(Reader reader) {
        this.reader = reader.notCounting();
    }

    /** @param ofNorm whether it holds for the norm as a whole; only there can a surplus overflow */
    Ceiling read(Place place, boolean ofNorm) {
        place.allow("about", "category", "type", "topic", "where", "unit", "atMost", "share", "per", "overflowTo");
        place.maybe("about").ifPresent(_ -> place.texts("about"));
        Unit unit = place.required("unit")
                .map(of -> Unit.of(of.oneOf(List.of("points", "hours", "items"), "unit")))
                .orElse(Unit.POINTS);
        List<Ceiling.Key> keys = keys(place);
        Optional<Place> share = place.maybe("share");
        if (share.isPresent() == place.has("atMost")) {
            place.fault("must have either \"atMost\" or \"share\"");
        }
        if (share.isPresent() && !keys.isEmpty()) {
            place.fault("a share holds for everything together, so it cannot have \"per\"");
        }
        return new Ceiling(
                new QueryReader(reader).selection(place),
                unit,
                atMost(place, unit, keys),
                share.map(this::whole).orElse(null),
                share.map(CeilingReader::percent).orElse(0L),
                keys,
                overflow(place, unit, ofNorm));
    }

    private Amount atMost(Place place, Unit unit, List<Ceiling.Key> keys) {
        Optional<Place> atMost = place.maybe("atMost");
        if (atMost.isEmpty()) {
            return (_, _) -> Ratio.ZERO;
        }
        Reader context = keys.isEmpty() ? reader : reader.in(Scope.ACTIVITY);
        AmountTerm term = context.amount(atMost.get());
        if (term.unit() != null && term.unit() != unit) {
            atMost.get().fault("is an amount of " + term.unit().code() + ", but the ceiling is on " + unit.code());
        }
        return term.code();
    }

    private Selection whole(Place share) {
        share.allow("percent", "category", "type", "topic", "where");
        return new QueryReader(reader).selection(share);
    }

    private static long percent(Place share) {
        long percent = share.required("percent")
                .map(Place::decimal)
                .orElse(Hundredths.ofWhole(1))
                .value();
        if (percent <= 0 || percent >= 100_00) {
            share.maybe("percent").ifPresent(place -> place.fault("must be more than 0 and less than 100"));
            return 1_00;
        }
        return percent;
    }

    private @Nullable Integer overflow(Place place, Unit unit, boolean ofNorm) {
        Optional<Place> into = place.maybe("overflowTo");
        if (into.isEmpty()) {
            return null;
        }
        if (!ofNorm || unit == Unit.ITEMS) {
            into.get().fault("only points or hours can overflow, and only from a ceiling of the norm as a whole");
        }
        String name = into.get().text();
        Vocabulary.Category category = reader.vocabulary().categories().get(name);
        if (category == null) {
            into.get()
                    .fault(Names.unknown(
                            "category", name, reader.vocabulary().categories().keySet()));
            return null;
        }
        if (place.maybe("category").map(Place::oneOrMore).orElse(List.of()).contains(name)) {
            into.get().fault("is the category that is limited; what is too much cannot flow back into it");
        }
        return category.number();
    }

    /** What overflows into a category lies under the ceilings on it that come later, not under those before. */
    static void faultOverflowOrder(List<Place> ceilings) {
        for (int later = 1; later < ceilings.size(); later++) {
            Optional<Place> into = ceilings.get(later).maybe("overflowTo").filter(Place::isText);
            for (int earlier = 0; earlier < later && into.isPresent(); earlier++) {
                Place before = ceilings.get(earlier);
                if (before.maybe("category")
                                .map(Place::oneOrMore)
                                .orElse(List.of())
                                .contains(into.get().text())
                        && !isPerActivity(before)) {
                    into.get().fault("leads into a category whose ceiling stands before this one; put that one later");
                }
            }
        }
    }

    private List<Ceiling.Key> keys(Place place) {
        Optional<Place> per = place.maybe("per");
        if (per.isEmpty()) {
            return List.of();
        }
        List<Place> places = per.get().json().isArray() ? per.get().items() : List.of(per.get());
        List<Ceiling.Key> keys = new ArrayList<>();
        places.forEach(each -> keys.add(key(each)));
        return keys;
    }

    static boolean isPerActivity(Place place) {
        return place.has("per") && place.json().get("per").asString("").equals("activity");
    }

    private Ceiling.Key key(Place place) {
        if (place.json().isObject()) {
            Text text = new QueryReader(reader.in(Scope.ACTIVITY)).text(place, Scope.ACTIVITY);
            return text::of;
        }
        return switch (place.oneOf(KEYS, "group")) {
            case "activity" -> (_, item) -> item;
            case "day" -> (evaluation, item) -> evaluation.items.day[item];
            case "calendar-week" -> (evaluation, item) -> Calendars.weekNumber(evaluation.items.day[item]);
            case "calendar-quarter" ->
                (evaluation, item) -> Math.floorDiv(Calendars.monthNumber(evaluation.items.day[item]), 3);
            case "calendar-month" -> (evaluation, item) -> Calendars.monthNumber(evaluation.items.day[item]);
            case "calendar-year" -> (evaluation, item) -> Calendars.year(evaluation.items.day[item]);
            case "period-year" ->
                (evaluation, item) -> Calendars.wholeMonths(evaluation.start, evaluation.items.day[item] - 1) / 12;
            default -> Texting.field(Scope.ACTIVITY, place.text())::of;
        };
    }

    /** The most that ceilings leave of a selection, when each of its categories lies under one that is a plain number. */
    static @Nullable Ratio most(List<Ceiling> ceilings, Selection selection, Unit unit) {
        long open = selection.categories();
        Ratio most = Ratio.ZERO;
        for (Ceiling ceiling : ceilings) {
            boolean covers = ceiling.unit() == unit
                    && ceiling.share() == null
                    && ceiling.keys().isEmpty()
                    && ceiling.selection().isPlain()
                    && (ceiling.selection().categories() & open) != 0;
            Ratio limit = covers ? literal(ceiling.atMost()) : null;
            if (limit != null) {
                most = most.plus(limit);
                open &= ~ceiling.selection().categories();
            }
        }
        return open == 0 && !ceilings.isEmpty() ? most : null;
    }

    private static @Nullable Ratio literal(Amount amount) {
        return amount instanceof Literal literal ? literal.value() : null;
    }
}
