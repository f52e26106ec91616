package nl.qualityregister.certificate;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** A later edition has taken its place already. */
public final class CertificateSuperseded extends Refusal {
    private static final long serialVersionUID = 1L;

    CertificateSuperseded(CertificateNumber number) {
        super(Map.of("number", number.value()));
    }
}
