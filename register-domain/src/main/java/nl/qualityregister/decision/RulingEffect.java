package nl.qualityregister.decision;

import java.util.List;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.norm.OccupationCode;

/**
 * What a ruling would do when it was confirmed now.
 *
 * @param registrations that it is about and that run on its first day
 * @param losesTitle whether the right to the title stops on its days
 * @param cycles undecided cycles that judge these occupations; days off the register count for them as their norm says
 */
public record RulingEffect(List<OccupationCode> registrations, boolean losesTitle, List<Cycle> cycles) {
    public RulingEffect {
        registrations = List.copyOf(registrations);
        cycles = List.copyOf(cycles);
    }
}
