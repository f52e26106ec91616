package nl.qualityregister.course;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.norm.Hundredths;
import org.jspecify.annotations.Nullable;

/** What a body made of a request; in JSON {@code outcome} tells which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AccreditationJudgement.Granted.class, name = "granted"),
    @JsonSubTypes.Type(value = AccreditationJudgement.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = AccreditationJudgement.Returned.class, name = "returned")
})
public sealed interface AccreditationJudgement {
    /**
     * @param points per category of the register's norm; for the whole course
     * @param validUntil the last day, inclusive
     */
    record Granted(
            List<CategoryPoints> points,
            LocalDate validFrom,
            LocalDate validUntil,
            @Nullable String conditions) implements AccreditationJudgement {
        public Granted {
            points = List.copyOf(points);
        }
    }

    record CategoryPoints(String category, Hundredths points) {}

    record Rejected(String reason, @Nullable String remark) implements AccreditationJudgement {}

    /** Asked back: the provider answers by the day, inclusive. */
    record Returned(String reason, @Nullable String remark, LocalDate answerBy) implements AccreditationJudgement {}
}
