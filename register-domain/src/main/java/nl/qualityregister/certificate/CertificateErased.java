package nl.qualityregister.certificate;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** There was such a certificate; what it said about a person was erased. */
public final class CertificateErased extends Refusal {
    private static final long serialVersionUID = 1L;

    public CertificateErased(Certificate certificate) {
        super(Map.of("number", certificate.number().value(), "hash", certificate.sha256()));
    }
}
