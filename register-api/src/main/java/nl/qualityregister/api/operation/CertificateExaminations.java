package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.api.ApiSettings;
import nl.qualityregister.certificate.Badge;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.certificate.Examination;
import nl.qualityregister.house.BusinessDay;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** What is true of a document that somebody was shown. It is looked at and forgotten. */
@RestController
class CertificateExaminations {
    /** As much as the gate lets through of a body that is no upload. */
    private static final int LONGEST = 4 << 20;

    private final Certificates certificates;
    private final CertifiedToday standings;
    private final ApiSettings settings;

    CertificateExaminations(Certificates certificates, CertifiedToday standings, ApiSettings settings) {
        this.certificates = certificates;
        this.standings = standings;
        this.settings = settings;
    }

    @PostMapping(path = "/v1/certificates/_verify", consumes = MediaType.APPLICATION_JSON_VALUE)
    Findings verifyCertificate(@RequestBody Shown shown) {
        return findings(shown.credential().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(path = "/v1/certificates/_verify", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Findings verifyUploadedCertificate(@RequestPart MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return findings(whole(content));
        }
    }

    @PostMapping(
            path = "/v1/certificates/_verify",
            consumes = {MediaType.APPLICATION_PDF_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE, "application/vc+jwt"
            })
    Findings verifySentCertificate(HttpServletRequest request) throws IOException {
        return findings(whole(request.getInputStream()));
    }

    private static byte[] whole(InputStream content) throws IOException {
        byte[] read = content.readNBytes(LONGEST + 1);
        if (read.length > LONGEST) {
            throw new MaxUploadSizeExceededException(LONGEST);
        }
        return read;
    }

    private Findings findings(byte[] document) {
        Examination seen = certificates.examine(document);
        return seen.certificate()
                .map(certificate -> Findings.of(
                        seen, certificate, standings, settings.publicBaseUrl() + "/c/" + certificate.token()))
                .or(() -> seen.badge().map(badge -> Findings.of(seen, badge)))
                .orElseGet(() -> Findings.of(seen));
    }

    record Shown(String credential) {}

    record Findings(
            String document,
            String seal,
            String content,
            String issue,
            boolean genuine,
            boolean holdsToday,
            @Nullable String certificateNumber,
            @Nullable String badgeNumber,
            @Nullable String course,
            @Nullable LocalDate completedOn,
            @Nullable String registrationNumber,
            @Nullable String register,
            @Nullable String kind,
            @Nullable String state,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate validUntil,
            @Nullable Boolean expired,
            @Nullable Instant revokedAt,
            @Nullable String supersededBy,
            @Nullable String verificationUrl,
            List<RegistrationView> registrations) {

        static Findings of(Examination seen) {
            return new Findings(
                    Words.of(seen.form()),
                    Words.of(seen.seal()),
                    Words.of(seen.content()),
                    Words.of(seen.issue()),
                    seen.genuine(),
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    seen.expired() ? true : null,
                    null,
                    null,
                    null,
                    List.of());
        }

        /** What was learnt has no end, so that a badge holds as long as its credit stands. */
        static Findings of(Examination seen, Badge badge) {
            boolean erased = badge.state() == Certificate.State.ERASED;
            return new Findings(
                    Words.of(seen.form()),
                    Words.of(seen.seal()),
                    Words.of(seen.content()),
                    Words.of(seen.issue()),
                    seen.genuine(),
                    seen.genuine() && badge.state() == Certificate.State.ISSUED,
                    null,
                    badge.number().value(),
                    erased ? null : badge.course(),
                    erased ? null : badge.completedOn(),
                    badge.registration().value(),
                    badge.register().value(),
                    null,
                    badge.state().code(),
                    LocalDate.ofInstant(badge.issuedAt(), BusinessDay.AMSTERDAM),
                    null,
                    false,
                    badge.revokedAt(),
                    null,
                    null,
                    List.of());
        }

        static Findings of(
                Examination seen, Certificate certificate, CertifiedToday standings, String verificationUrl) {
            boolean expired = seen.expired() || standings.expired(certificate);
            boolean stands = certificate.state() == Certificate.State.ISSUED;
            return new Findings(
                    Words.of(seen.form()),
                    Words.of(seen.seal()),
                    Words.of(seen.content()),
                    Words.of(seen.issue()),
                    seen.genuine(),
                    seen.genuine() && stands && !expired && standings.allRegistered(certificate),
                    certificate.number().value(),
                    null,
                    null,
                    null,
                    certificate.registration().value(),
                    certificate.register().value(),
                    certificate.kind(),
                    certificate.state().code(),
                    certificate.issuedOn(),
                    certificate.validUntil(),
                    expired,
                    certificate.revokedAt(),
                    certificate.supersededBy() == null
                            ? null
                            : certificate.supersededBy().value(),
                    verificationUrl,
                    standings.today(certificate));
        }
    }
}
