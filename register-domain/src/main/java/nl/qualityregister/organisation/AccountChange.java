package nl.qualityregister.organisation;

import java.util.Optional;

/**
 * @param id in the order of commits
 * @param account whose; empty when many changed at once
 */
public record AccountChange(long id, Optional<AccountId> account) {}
