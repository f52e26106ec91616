package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.norm.RegisterId;

/**
 * How a register deals with applications.
 *
 * @param locksThoseInArrears whether a provider in arrears with attendance may not apply
 * @param panelSources the sources of knowledge that a panel brings together, empty where it does not matter
 * @param remindDaysBefore when a provider is reminded that an accreditation ends
 */
public record AccreditationSetting(
        RegisterId register,
        boolean locksThoseInArrears,
        List<String> panelSources,
        List<Integer> remindDaysBefore,
        long version) {
    public AccreditationSetting {
        panelSources = List.copyOf(panelSources);
        remindDaysBefore = List.copyOf(remindDaysBefore);
    }

    static AccreditationSetting unset(RegisterId register) {
        return new AccreditationSetting(register, false, List.of(), List.of(180, 60, 14), 0);
    }
}
