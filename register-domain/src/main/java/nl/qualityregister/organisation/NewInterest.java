package nl.qualityregister.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An interest that keeps the account from judging what concerns it.
 *
 * @param in a registration number, an organisation's id or a register's id, by the kind
 * @param until the first day on which it no longer holds
 */
public record NewInterest(
        AccountId account,
        InterestKind kind,
        String in,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String note) {}
