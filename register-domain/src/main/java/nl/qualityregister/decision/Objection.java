package nl.qualityregister.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.assessment.Finding;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * An objection (bezwaar) as it stands.
 *
 * @param subject the decision: {@code application:<id>}, {@code decision:<id>}, {@code evidence:<id>}, {@code accreditation:<id>}
 * @param objectUntil the last day of the term
 * @param admitted why it was taken up although it was late
 * @param finding what the desk advises
 * @param suspends whether the decision has no effect until this is decided
 * @param decideBy the day by which the office has promised a decision
 * @param reason why it was decided so
 * @param result what came in the place of the decision, named as {@code subject}
 */
public record Objection(
        ObjectionId id,
        AccountId objector,
        @Nullable RegistrantId registrant,
        RegisterId register,
        String subject,
        ObjectionGround ground,
        String grounds,
        List<FileId> files,
        ObjectionState state,
        LocalDate objectUntil,
        @Nullable String excuse,
        @Nullable String admitted,
        @Nullable Finding finding,
        boolean suspends,
        Instant submittedAt,
        LocalDate decideBy,
        @Nullable Actor decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable String result) {
    public Objection {
        files = List.copyOf(files);
    }
}
