package nl.qualityregister.assessment;

import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * How long items of a kind wait, for one register and body.
 *
 * @param body absent where the register's assessors judge
 * @param waiting open and claimed items now
 * @param overdue of these, past the promised day
 * @param oldestDays age in days of the oldest that waits
 * @param medianDays age in days of the middle one that waits
 * @param concluded items judged in the period
 * @param withinTerm of these, judged by the promised day
 * @param medianDaysToConclude the middle one of these
 */
public record ServiceLevel(
        RegisterId register,
        @Nullable OrganisationId body,
        ItemKind kind,
        long waiting,
        long overdue,
        long oldestDays,
        long medianDays,
        long concluded,
        long withinTerm,
        long medianDaysToConclude) {}
