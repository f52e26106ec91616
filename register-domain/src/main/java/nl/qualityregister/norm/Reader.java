package nl.qualityregister.norm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the expressions of a norm set in some context, checks them and compiles them.
 *
 * @param counting whether what is found here counts for a rule
 * @param each what the rule at hand asks its amount for each of; absent when it asks once
 */
record Reader(
        Vocabulary vocabulary,
        Definitions definitions,
        RuleBook rules,
        Scope scope,
        boolean counting,
        @Nullable EachKind each) {

    /** What the element of a rule is that asks its amount for each of several. */
    enum EachKind {
        TEXT,
        STRETCH
    }

    Reader in(Scope other) {
        return new Reader(vocabulary, definitions, rules, other, counting, each);
    }

    Reader forCounting() {
        return new Reader(vocabulary, definitions, rules, scope, true, each);
    }

    Reader notCounting() {
        return new Reader(vocabulary, definitions, rules, scope, false, each);
    }

    Reader forEach(@Nullable EachKind kind) {
        return new Reader(vocabulary, definitions, rules, scope, counting, kind);
    }

    AmountTerm amount(Place place) {
        return new AmountReader(this).read(place);
    }

    ConditionTerm condition(Place place) {
        return new ConditionReader(this).read(place);
    }

    DayTerm day(Place place) {
        return new DayReader(this).read(place);
    }

    Window window(Place place) {
        return new DayReader(this).window(place);
    }

    /** Whether a value read here can be kept for the whole judgement. */
    boolean keeps() {
        return scope == Scope.DOSSIER && each == null;
    }

    /** The one operator of an expression; absent, with a fault that says what was expected, when there is none. */
    static @Nullable String operator(Place place, List<String> operators, String what) {
        if (!place.json().isObject()) {
            place.fault("must be " + what);
            return null;
        }
        List<String> found = operators.stream().filter(place::has).toList();
        if (found.isEmpty()) {
            String given = place.keys();
            place.fault("is not " + what + ": "
                    + (given.isEmpty() ? "it is empty" : "none of " + given + " is known here")
                    + "; expected one of " + String.join(", ", operators));
            return null;
        }
        return found.getFirst();
    }
}
