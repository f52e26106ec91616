package nl.qualityregister.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * @param holder the name as printed; empty when erased
 * @param kind {@code registration}, {@code re-registration}, {@code cpd-statement} or {@code good-standing}
 * @param validUntil the last day of the cycle, inclusive
 * @param token the opaque last part of the address in the QR code
 * @param sha256 of the rendered PDF, lowercase hex
 * @param edition 1, and one more each time it was issued anew
 * @param receiver for whom it was given, where it was given for one
 * @param supersededBy the edition that took its place
 */
public record Certificate(
        CertificateNumber number,
        RegistrantId registrant,
        RegistrationNumber registration,
        String holder,
        RegisterId register,
        CycleId cycle,
        String kind,
        List<OccupationCode> occupations,
        LocalDate validFrom,
        LocalDate validUntil,
        LocalDate issuedOn,
        Instant issuedAt,
        String token,
        String sha256,
        @Nullable Instant revokedAt,
        @Nullable String revocationReason,
        int edition,
        String receiver,
        @Nullable CertificateNumber supersededBy,
        @Nullable Instant supersededAt,
        @Nullable Instant erasedAt) {

    /** Where a certificate stands. */
    public enum State {
        ISSUED,
        SUPERSEDED,
        REVOKED,
        ERASED;

        /** As it is told. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What weighs most: that it was erased, then that it was revoked. */
    public State state() {
        if (erasedAt != null) {
            return State.ERASED;
        }
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return supersededAt == null ? State.ISSUED : State.SUPERSEDED;
    }
}
