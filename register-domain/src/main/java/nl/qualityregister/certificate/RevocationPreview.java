package nl.qualityregister.certificate;

import java.util.List;
import nl.qualityregister.house.Sha256;

/**
 * What a revocation would take back.
 *
 * @param digest names exactly these certificates; the act names it
 */
public record RevocationPreview(List<CertificateNumber> certificates, String digest) {
    public RevocationPreview {
        certificates = List.copyOf(certificates);
    }

    static RevocationPreview of(List<CertificateNumber> certificates) {
        StringBuilder all = new StringBuilder();
        certificates.forEach(number -> all.append(number).append('\n'));
        return new RevocationPreview(certificates, Sha256.hex(all.toString()));
    }
}
