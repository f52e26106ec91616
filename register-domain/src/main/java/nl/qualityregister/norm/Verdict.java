package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a norm set says of one registrant's facts, item by item.
 *
 * @param asOf the day as of which was judged
 * @param outcome one of the norm set's own outcomes
 * @param met whether every binding rule is met
 * @param excluded every item that does not count, or not as a whole, in the order of the dossier
 */
public record Verdict(
        NormVersion norm,
        LocalDate asOf,
        String outcome,
        boolean met,
        List<RuleResult> rules,
        List<Exclusion> excluded) {

    public Verdict {
        rules = List.copyOf(rules);
        excluded = List.copyOf(excluded);
    }

    public Optional<RuleResult> rule(String id) {
        return rules.stream().filter(rule -> rule.rule().equals(id)).findFirst();
    }

    /** The form in which a verdict is stored; {@link #fromJson} gives the same verdict back. */
    public String toJson() {
        return Json.write(this);
    }

    public static Verdict fromJson(String json) {
        return Json.read(json, Verdict.class);
    }
}
