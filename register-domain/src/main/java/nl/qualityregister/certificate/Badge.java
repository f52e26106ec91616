package nl.qualityregister.certificate;

import java.time.Instant;
import java.time.LocalDate;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * A completed course, for the person who completed it to show elsewhere.
 *
 * @param holder the name as stated; empty when erased
 * @param credit the entry of the ledger that it tells of
 * @param course its title; empty when erased
 * @param completedOn the last day of the course
 * @param revokedAt when the credit was taken back
 * @param revocationReason why it was
 */
public record Badge(
        CertificateNumber number,
        RegistrantId registrant,
        RegistrationNumber registration,
        String holder,
        RegisterId register,
        long credit,
        String course,
        LocalDate completedOn,
        Instant issuedAt,
        @Nullable Instant revokedAt,
        @Nullable String revocationReason,
        @Nullable Instant erasedAt) {

    public Certificate.State state() {
        if (erasedAt != null) {
            return Certificate.State.ERASED;
        }
        return revokedAt == null ? Certificate.State.ISSUED : Certificate.State.REVOKED;
    }
}
