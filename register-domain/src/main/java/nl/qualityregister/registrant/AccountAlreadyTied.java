package nl.qualityregister.registrant;

import java.util.Map;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.organisation.AccountId;

/** The account belongs to another person, or the person has another account. */
public final class AccountAlreadyTied extends Refusal {
    private static final long serialVersionUID = 1L;

    AccountAlreadyTied(AccountId account) {
        super(Map.of("account", account.toString()));
    }

    AccountAlreadyTied() {}
}
