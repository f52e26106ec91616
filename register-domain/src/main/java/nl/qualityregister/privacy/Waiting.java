package nl.qualityregister.privacy;

import java.time.LocalDate;
import nl.qualityregister.norm.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure waits for.
 *
 * @param until the first day on which it no longer does, as far as can be told now; absent while nobody can say
 */
public record Waiting(String code, Texts text, @Nullable LocalDate until) {}
