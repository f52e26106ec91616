package nl.qualityregister.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on an employer's list, as he or she stands today.
 *
 * @param number under which the person is known now
 * @param name absent where nothing may be told
 * @param result in one word
 */
public record Watched(
        WatchId id,
        RegistrationNumber number,
        @Nullable PersonName name,
        WatchGround ground,
        @Nullable LocalDate since,
        @Nullable String reference,
        @Nullable String staffId,
        Instant enrolledAt,
        ResultCode result,
        List<Standing> standings) {
    public Watched {
        standings = List.copyOf(standings);
    }

    /** What an employer has to look at, the most pressing kind there is; {@link Risk#NONE} otherwise. */
    public Risk risk(LocalDate today, int days) {
        return switch (result) {
            case HIDDEN, NOT_FOUND -> Risk.ASK;
            case SUSPENDED -> Risk.SUSPENDED;
            case NOT_REGISTERED -> Risk.NOT_REGISTERED;
            case REGISTERED, AMBIGUOUS ->
                standings.stream()
                        .map(standing -> risk(standing, today, days))
                        .min(java.util.Comparator.naturalOrder())
                        .orElse(Risk.NONE);
        };
    }

    private static Risk risk(Standing standing, LocalDate today, int days) {
        if (!standing.status().runs()) {
            return Risk.NOT_REGISTERED;
        }
        if (standing.status() == nl.qualityregister.roll.Status.SUSPENDED) {
            return Risk.SUSPENDED;
        }
        if (standing.renewalPending(today)) {
            return Risk.RENEWAL_PENDING;
        }
        @Nullable LocalDate due = standing.validUntil();
        return due != null && !due.isAfter(today.plusDays(days)) ? Risk.ENDS_SOON : Risk.NONE;
    }

    /** The most pressing first. */
    public enum Risk {
        NOT_REGISTERED,
        SUSPENDED,
        RENEWAL_PENDING,
        ENDS_SOON,
        ASK,
        NONE
    }
}
