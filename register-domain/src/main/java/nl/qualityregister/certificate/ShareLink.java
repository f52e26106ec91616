package nl.qualityregister.certificate;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A link by which the holder of a certificate shows it to whoever has the link, without an account.
 *
 * @param label in her own words what it is for, to tell her links apart; may be empty
 * @param until the last day, inclusive
 * @param uses how often it opens the certificate
 * @param used how often it did
 */
public record ShareLink(
        ShareLinkId id,
        CertificateNumber certificate,
        String label,
        LocalDate until,
        int uses,
        int used,
        Instant madeAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public ShareLinkState state(LocalDate day) {
        if (revokedAt != null) {
            return ShareLinkState.REVOKED;
        }
        if (day.isAfter(until)) {
            return ShareLinkState.ENDED;
        }
        return used >= uses ? ShareLinkState.USED_UP : ShareLinkState.OPEN;
    }
}
