package nl.qualityregister.evidence;

import nl.qualityregister.norm.Hundredths;
import org.jspecify.annotations.Nullable;

/** What an assessor made of a piece of evidence. */
public sealed interface Judgement {
    /** Accepted as claimed, or with other points or another category than claimed. */
    record Accepted(@Nullable Hundredths points, @Nullable String category) implements Judgement {}

    record Rejected(String reason, @Nullable String remark) implements Judgement {}

    /** Asked back: the professional mends it and submits it again. */
    record Returned(String reason, @Nullable String remark) implements Judgement {}
}
