package nl.qualityregister.evidence;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.registrant.RegistrantId;

/**
 * That a group met; never what was said.
 *
 * @param themes codes
 * @param guests how many more were there who are not registered here
 */
public record NewIntervisionSession(
        IntervisionGroupId group,
        LocalDate heldOn,
        Hundredths hours,
        String method,
        List<String> themes,
        List<RegistrantId> attended,
        int guests) {
    public NewIntervisionSession {
        themes = List.copyOf(themes);
        attended = List.copyOf(attended);
    }
}
