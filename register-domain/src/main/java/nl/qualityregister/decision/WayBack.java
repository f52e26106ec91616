package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;

/**
 * The short way back after a lapse, as the norm of the lapsed cycle has it.
 *
 * @param lapsedOn the first day without a registration
 * @param openUntil the last day on which it can be gone, inclusive
 * @param countedUntil up to which day it was counted: the cycle's last day when the norm is met on it by now, otherwise today
 * @param met whether the norm is
 * @param unmet the rules that decide and are not met
 * @param feeDue whether the norm asks a fee of who is late
 * @param nextEnd the last day of the cycle that would begin today
 */
public record WayBack(
        CycleId cycle,
        RegisterId register,
        Set<OccupationCode> occupations,
        LocalDate lapsedOn,
        LocalDate openUntil,
        boolean open,
        LocalDate countedUntil,
        boolean met,
        List<String> unmet,
        boolean feeDue,
        LocalDate nextEnd) {
    public WayBack {
        occupations = Set.copyOf(occupations);
        unmet = List.copyOf(unmet);
    }
}
