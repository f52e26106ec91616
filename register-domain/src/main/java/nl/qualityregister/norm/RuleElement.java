package nl.qualityregister.norm;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The one of several that speaks for a rule that asks an amount for each: the one furthest from its requirement.
 *
 * @param value a field of law, a profession; absent when it is a stretch of days
 * @param from its first day, with {@code to}; absent when it is a value
 */
public record RuleElement(
        @Nullable String value,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
