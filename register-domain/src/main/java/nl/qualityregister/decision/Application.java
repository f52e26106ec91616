package nl.qualityregister.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.assessment.Finding;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * @param asked as it was handed in last
 * @param reason why it was decided so; absent where the desk, the norm and the registrar agreed to accept
 * @param number the registration number, once accepted
 * @param earlier the application that this applicant made before for the register
 * @param assessed what the desk found last
 * @param decided what the registrar made of it
 */
public record Application(
        ApplicationId id,
        AccountId applicant,
        NewApplication asked,
        ApplicationState state,
        @Nullable String reason,
        @Nullable RegistrationNumber number,
        Instant submittedAt,
        long version,
        @Nullable ApplicationId earlier,
        @Nullable Assessed assessed,
        @Nullable Decided decided) {

    /** @param by those whose judgement it rests on, as actors; they decide nothing about it afterwards */
    public record Assessed(Finding finding, Instant at, List<Actor> by) {
        public Assessed {
            by = List.copyOf(by);
        }
    }

    /**
     * @param objectionUntil the last day on which the applicant can object
     * @param verdicts what the norms said of the admission when it was decided
     */
    public record Decided(Actor by, Instant at, LocalDate objectionUntil, List<Verdict> verdicts) {
        public Decided {
            verdicts = List.copyOf(verdicts);
        }
    }
}
