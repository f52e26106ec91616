package nl.qualityregister.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import nl.qualityregister.norm.Hundredths;
import org.jspecify.annotations.Nullable;

/** What an assessor made of a piece of evidence; in JSON {@code outcome} tells which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Judgement.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Judgement.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = Judgement.Returned.class, name = "returned")
})
public sealed interface Judgement {
    /**
     * Accepted as claimed, or in part: with other points, other hours or another category than claimed, and then with the reason why.
     */
    record Accepted(
            @Nullable Hundredths points,
            @Nullable Hundredths hours,
            @Nullable String category,
            @Nullable String reason,
            @Nullable String remark)
            implements Judgement {
        public Accepted(@Nullable Hundredths points, @Nullable String category) {
            this(points, null, category, null, null);
        }
    }

    record Rejected(String reason, @Nullable String remark) implements Judgement {}

    /**
     * Asked back: the professional mends it and submits it again.
     *
     * @param answerBy the last day to do so, where one is set
     */
    record Returned(
            String reason,
            @Nullable String remark,
            @Nullable LocalDate answerBy) implements Judgement {
        public Returned(String reason, @Nullable String remark) {
            this(reason, remark, null);
        }
    }
}
