package nl.qualityregister.norm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The rules of a norm set, read when first needed: a rule may look at the result of another, but never at its own. */
final class RuleBook {

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, RuleTerm> read = new LinkedHashMap<>();
    private final Deque<String> reading = new ArrayDeque<>();
    private final BiFunction<String, Place, RuleTerm> reader;
    private final List<ActivityQuery> counting = new ArrayList<>();
    private List<Ceiling> ceilings = List.of();
    private Stage stage = Stage.WINDOW;

    /** How far a document has been read: what comes early cannot look at what is known only later. */
    enum Stage {
        WINDOW,
        SCREENING,
        RULES,
        OUTCOMES
    }

    /** @param reader reads the rule with an id from its place */
    RuleBook(List<Place> rules, BiFunction<String, Place, RuleTerm> reader) {
        this.reader = reader;
        for (Place rule : rules) {
            String id = rule.text("id");
            if (places.putIfAbsent(id, rule) != null) {
                rule.fault("there is a rule \"" + id + "\" already");
            } else {
                numbers.put(id, numbers.size());
            }
        }
    }

    Set<String> names() {
        return places.keySet();
    }

    int number(String id) {
        return numbers.getOrDefault(id, 0);
    }

    List<RuleTerm> readAll() {
        places.keySet().forEach(this::read);
        stage = Stage.OUTCOMES;
        return places.keySet().stream()
                .map(id -> Optional.ofNullable(read.get(id)).orElseThrow())
                .toList();
    }

    void windowIsRead() {
        stage = Stage.SCREENING;
    }

    void screeningIsRead(List<Ceiling> normCeilings) {
        ceilings = normCeilings;
        stage = Stage.RULES;
    }

    boolean hasWindow() {
        return stage != Stage.WINDOW;
    }

    /** Whether rules, and what they count, can be looked at. */
    boolean isOpen() {
        return stage == Stage.RULES || stage == Stage.OUTCOMES;
    }

    /** Whether every rule has been read, so that what is read now cannot be part of a rule. */
    boolean isClosed() {
        return stage == Stage.OUTCOMES;
    }

    /** Takes note of what a rule counts. */
    void counts(ActivityQuery query) {
        counting.add(query);
    }

    List<ActivityQuery> counting() {
        return List.copyOf(counting);
    }

    /** The ceilings of the norm as a whole. */
    List<Ceiling> ceilings() {
        return ceilings;
    }

    private RuleTerm read(String id) {
        RuleTerm known = read.get(id);
        if (known != null) {
            return known;
        }
        Place place = Optional.ofNullable(places.get(id)).orElseThrow();
        reading.push(id);
        try {
            RuleTerm term = reader.apply(id, place);
            read.put(id, term);
            return term;
        } finally {
            reading.pop();
        }
    }

    /** The rule that is meant by a name; empty, with a fault, when there is none or when it waits for the one at hand. */
    Optional<RuleTerm> use(Place use) {
        String id = use.text();
        if (!places.containsKey(id)) {
            use.fault(Names.unknown("rule", id, places.keySet()));
            return Optional.empty();
        }
        if (!isOpen()) {
            use.fault("a rule can be looked at only from a rule or an outcome");
            return Optional.empty();
        }
        if (reading.contains(id)) {
            use.fault("the rules go round in a circle: \"" + id + "\" waits for itself");
            return Optional.empty();
        }
        return Optional.of(read(id));
    }
}
