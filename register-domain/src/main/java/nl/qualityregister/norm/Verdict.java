package nl.qualityregister.norm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a norm set says of one registrant's facts, item by item.
 *
 * @param asOf the day as of which was judged
 * @param outcome one of the norm set's own outcomes
 * @param met whether every binding rule is met
 * @param excluded every item that does not count, or not as a whole, in the order of the dossier
 * @param carriedOut what the period leaves to those after it, should it end like this: points to carry over, or a debt
 */
public record Verdict(
        NormVersion norm,
        LocalDate asOf,
        String outcome,
        boolean met,
        List<RuleResult> rules,
        List<Exclusion> excluded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Carried> carriedOut) {

    public Verdict {
        rules = List.copyOf(rules);
        excluded = List.copyOf(excluded);
        carriedOut = orNone(carriedOut);
    }

    /** A verdict that was stored when norms left nothing yet has no list of it. */
    private static List<Carried> orNone(@Nullable List<Carried> carriedOut) {
        return carriedOut == null ? List.of() : List.copyOf(carriedOut);
    }

    public Optional<RuleResult> rule(String id) {
        return rules.stream().filter(rule -> rule.rule().equals(id)).findFirst();
    }

    /** The form in which a verdict is stored; {@link #fromJson} gives the same verdict back. */
    public String toJson() {
        return Json.write(StoredForm.of(this));
    }

    public static Verdict fromJson(String json) {
        return Json.read(json, StoredForm.class).verdict();
    }
}
