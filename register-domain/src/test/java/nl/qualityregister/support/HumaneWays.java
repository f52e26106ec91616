package nl.qualityregister.support;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Discretion;
import nl.qualityregister.decision.DiscretionCode;
import nl.qualityregister.decision.Discretions;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.decision.Intention;
import nl.qualityregister.decision.NewDiscretion;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;

/** What goes before a decision against somebody, and before one against the norm. */
public final class HumaneWays {
    public static final Actor ONE = Actor.account("registrar-one");
    public static final Actor OTHER = Actor.account("registrar-other");
    public static final Actor SELF = Actor.account("she-herself");

    private HumaneWays() {}

    /** Announced, and she has said that she has nothing to add. */
    public static Intention heard(Hearings hearings, Cycles cycles, CycleId cycle) {
        RegistrantId person = cycles.find(cycle).orElseThrow().terms().registrant();
        Intention announced = hearings.announce(cycle, ONE);
        return hearings.view(announced.id(), person, "I have nothing to add.", List.of(), true, SELF);
    }

    public static List<String> unmet(Cycles cycles, CycleId cycle) {
        return Verdict.fromJson(cycles.latestVerdict(cycle).orElseThrow().result()).rules().stream()
                .filter(rule -> rule.binding() && !rule.met())
                .map(RuleResult::rule)
                .toList();
    }

    /** For all that is missing, signed by two. */
    public static Discretion signed(Discretions discretions, Cycles cycles, CycleId cycle, LocalDate expiresOn) {
        Discretion proposed = discretions.propose(
                cycle,
                new NewDiscretion(
                        unmet(cycles, cycle),
                        DiscretionCode.ILLNESS,
                        "Long illness, shown by letter.",
                        "A year of illness in a period of four.",
                        expiresOn),
                ONE);
        return discretions.sign(proposed.id(), proposed.digest(), OTHER);
    }
}
