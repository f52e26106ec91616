package nl.qualityregister.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence as it stands.
 *
 * @param version rises with every change; what {@code If-Match} names
 * @param reason the assessor's coded reason when it was returned or rejected; when a correction was
 *     accepted it says so
 * @param answerBy the last day to mend it, when it was returned with one
 * @param corrects the piece that this one is to stand in the place of
 */
public record Evidence(
        EvidenceId id,
        RegistrantId registrant,
        RegisterId register,
        EvidenceState state,
        Claim claim,
        List<FileId> files,
        long version,
        @Nullable String reason,
        @Nullable String remark,
        Instant changedAt,
        @Nullable LocalDate answerBy,
        @Nullable EvidenceId corrects) {
    public Evidence {
        files = List.copyOf(files);
    }
}
