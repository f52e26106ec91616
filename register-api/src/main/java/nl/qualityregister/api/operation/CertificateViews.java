package nl.qualityregister.api.operation;

import nl.qualityregister.api.ApiSettings;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.norm.OccupationCode;
import org.springframework.stereotype.Component;

/** Certificates as they are told, with how their registrations stand today. */
@Component
class CertificateViews {
    private final CertifiedToday standings;
    private final ApiSettings settings;

    CertificateViews(CertifiedToday standings, ApiSettings settings) {
        this.standings = standings;
        this.settings = settings;
    }

    CertificateView of(Certificate certificate) {
        return new CertificateView(
                certificate.number().value(),
                certificate.registration().value(),
                certificate.holder(),
                certificate.register().value(),
                certificate.kind(),
                certificate.occupations().stream().map(OccupationCode::value).toList(),
                certificate.validFrom(),
                certificate.validUntil(),
                certificate.issuedOn(),
                certificate.sha256(),
                certificate.receiver().isEmpty() ? null : certificate.receiver(),
                certificate.edition(),
                certificate.state().code(),
                certificate.revokedAt(),
                certificate.supersededBy() == null
                        ? null
                        : certificate.supersededBy().value(),
                settings.publicBaseUrl() + "/c/" + certificate.token(),
                standings.today(certificate));
    }
}
