package nl.qualityregister.assessment;

import java.time.Instant;
import nl.qualityregister.organisation.AccountId;

/** What one person found of an item, and when. */
public record Judged(ItemId item, AccountId by, Finding finding, Instant at) {}
