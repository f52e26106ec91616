package nl.qualityregister.privacy;

import java.time.Instant;
import java.util.List;
import nl.qualityregister.file.FileId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says is wrong about him or her (GDPR, article 16), and what came of it.
 *
 * @param entryIndex of the roll's entry that is wrong; only where it is about the roll
 * @param says what stands there
 * @param shouldSay what should stand there
 * @param decision why it was granted or refused
 * @param result {@code roll-entry:<index>} of the correction, or where else it was put right
 */
public record RectificationRequest(
        RectificationRequestId id,
        RegistrantId registrant,
        RectificationSubject about,
        @Nullable Long entryIndex,
        String says,
        String shouldSay,
        String reason,
        List<FileId> files,
        RectificationState state,
        Instant askedAt,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable String result) {
    public RectificationRequest {
        files = List.copyOf(files);
    }
}
