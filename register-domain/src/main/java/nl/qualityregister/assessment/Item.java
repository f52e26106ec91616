package nl.qualityregister.assessment;

import java.time.Instant;
import java.util.List;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/** @param subject the owner's key of what is judged: {@code evidence:<id>} */
public record Item(
        ItemId id,
        ItemKind kind,
        String subject,
        RegistrantId registrant,
        RegisterId register,
        ItemState state,
        @Nullable AccountId claimedBy,
        List<FileId> files,
        Instant announcedAt,
        long version) {
    public Item {
        files = List.copyOf(files);
    }
}
