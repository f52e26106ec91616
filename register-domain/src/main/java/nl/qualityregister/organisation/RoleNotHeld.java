package nl.qualityregister.organisation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** A role was to end that the account does not hold on that day. */
public final class RoleNotHeld extends Refusal {
    private static final long serialVersionUID = 1L;

    RoleNotHeld(AccountId account, Role role, LocalDate day) {
        super(Map.of(
                "account", account.toString(), "role", role.name().toLowerCase(Locale.ROOT), "day", day.toString()));
    }
}
