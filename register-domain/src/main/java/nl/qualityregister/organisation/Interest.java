package nl.qualityregister.organisation;

import java.time.Instant;

/** An interest as it was declared, with its end as known now. */
public record Interest(InterestId id, NewInterest declared, Instant declaredAt, String declaredBy) {}
