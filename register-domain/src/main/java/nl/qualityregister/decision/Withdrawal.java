package nl.qualityregister.decision;

import java.time.Instant;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.trail.Actor;

/** A withdrawal as it was decided, with what it did. */
public record Withdrawal(
        WithdrawalId id,
        WithdrawalOrder order,
        String reason,
        String digest,
        long registrants,
        long credits,
        Hundredths points,
        long cyclesShort,
        Actor decidedBy,
        Instant decidedAt) {}
