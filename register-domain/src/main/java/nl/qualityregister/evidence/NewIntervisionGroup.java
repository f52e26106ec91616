package nl.qualityregister.evidence;

import java.util.List;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/**
 * @param category of the register in which sessions are credited
 * @param contact who confirms sessions; one of the members
 */
public record NewIntervisionGroup(
        RegisterId register,
        String category,
        String name,
        String method,
        @Nullable String facilitator,
        RegistrantId contact,
        List<RegistrantId> members) {
    public NewIntervisionGroup {
        members = List.copyOf(members);
    }
}
