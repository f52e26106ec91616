package nl.qualityregister.norm;

import java.util.Set;

/**
 * A rule with what can be known of it before any facts are.
 *
 * @param required what it requires before any adjustment
 * @param reads the rules whose results it looks at, at first or second hand
 */
record RuleTerm(RulePlan plan, Place place, AmountTerm required, AmountTerm counted, Set<String> reads) {

    Unit unit() {
        return plan.unit();
    }
}
