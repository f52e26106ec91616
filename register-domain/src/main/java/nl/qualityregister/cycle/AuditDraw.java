package nl.qualityregister.cycle;

import java.time.Instant;
import java.time.LocalDate;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;

/**
 * A sample of the cycles of a register that end on certain days.
 *
 * @param drawOn the day of the draw, after that of the commitment
 * @param commitment SHA-256 of the seed's bytes, in hexadecimals
 * @param seed 32 bytes in hexadecimals; absent until it is drawn
 * @param listSha256 SHA-256 of the list drawn from, as it is published; absent until it is drawn
 */
public record AuditDraw(
        AuditDrawId id,
        RegisterId register,
        LocalDate endsFrom,
        LocalDate endsUntil,
        LocalDate drawOn,
        String commitment,
        @Nullable String seed,
        Instant committedAt,
        @Nullable String listSha256,
        @Nullable Long listed,
        @Nullable Long drawn,
        @Nullable Instant drawnAt) {
    public boolean isDrawn() {
        return drawnAt != null;
    }
}
