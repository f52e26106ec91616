package nl.qualityregister.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param register in whose name is written
 * @param label of the account, for colleagues in the office; empty for a professional, who needs none
 * @param email where to; absent for a professional, who is written to at the address on file
 * @param registrationNumber of the professional whom the account is to be tied to; absent for everybody else
 * @param grants what the account may do from then on
 */
public record NewInvitation(
        String register,
        String label,
        @Nullable String email,
        String language,
        @Nullable String registrationNumber,
        List<RoleGrant> grants) {
    public NewInvitation {
        grants = List.copyOf(grants);
    }
}
