package nl.qualityregister.organisation;

import java.util.Optional;

/** What is remembered of the account, or of all of them, no longer holds. */
public record AccountsChanged(Optional<AccountId> account) {}
