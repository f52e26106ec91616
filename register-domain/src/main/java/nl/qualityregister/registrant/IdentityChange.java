package nl.qualityregister.registrant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.file.FileId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has another name or date of birth than the register has.
 *
 * @param files the proof
 * @param decision why it was refused
 */
public record IdentityChange(
        IdentityChangeId id,
        RegistrantId registrant,
        PersonName name,
        LocalDate birthDate,
        String reason,
        List<FileId> files,
        IdentityChangeState state,
        Instant requestedAt,
        @Nullable String decision) {
    public IdentityChange {
        files = List.copyOf(files);
    }
}
