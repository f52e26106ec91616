package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

record CertificateView(
        String certificateNumber,
        String registrationNumber,
        String holder,
        String register,
        String kind,
        List<String> occupations,
        LocalDate validFrom,
        LocalDate validUntil,
        LocalDate issuedOn,
        String sha256,
        @Nullable String receiver,
        int edition,
        String state,
        @Nullable Instant revokedAt,
        @Nullable String supersededBy,
        String verificationUrl,
        List<RegistrationView> registrations) {}
