package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class AccountNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public AccountNotFound(AccountId id) {
        super(Map.of("account", id.toString()));
    }
}
