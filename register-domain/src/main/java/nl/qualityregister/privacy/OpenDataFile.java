package nl.qualityregister.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;

/**
 * A file of open data that was published.
 *
 * @param name under {@code open-data} in the register's home
 * @param logSize how many entries the register's log had: with a checkpoint of that size it can be told what the file knew
 * @param logUntil when the last of them was recorded
 */
public record OpenDataFile(
        UUID id,
        RegisterId register,
        LocalDate businessDay,
        String name,
        String sha256,
        long rows,
        long logSize,
        @Nullable Instant logUntil,
        Instant publishedAt) {}
