package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of the facts. A yes/no rule requires 1 and counts 1 or 0; a rule that does not apply requires 0 and
 * counts 0.
 *
 * @param rule its id in the norm set
 * @param binding false for a branch: computed and reported, but another rule decides with it
 * @param element of a rule that asks for each of several, the one that decides; absent otherwise
 * @param requiredBefore what it requires of everybody
 * @param required what it requires of this registrant, after the adjustments
 * @param counted what counts after refusals and ceilings
 * @param remaining what is still missing; zero when met
 * @param metOn the first day of the period as of which the rule is met on these facts; absent when it is not met, or not asked for
 */
public record RuleResult(
        String rule,
        boolean binding,
        boolean applies,
        Unit unit,
        @Nullable RuleElement element,
        Hundredths requiredBefore,
        Hundredths required,
        List<Adjustment> adjustments,
        Hundredths counted,
        boolean met,
        Hundredths remaining,
        @Nullable LocalDate metOn) {}
