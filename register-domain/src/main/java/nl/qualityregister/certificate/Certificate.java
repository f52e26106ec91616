package nl.qualityregister.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * @param kind {@code registration} or {@code re-registration}
 * @param validUntil the last day of the cycle, inclusive
 * @param token the opaque last part of the address in the QR code
 * @param sha256 of the rendered PDF, lowercase hex
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
        @Nullable String revocationReason) {}
