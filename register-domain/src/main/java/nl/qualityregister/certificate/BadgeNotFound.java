package nl.qualityregister.certificate;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class BadgeNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    BadgeNotFound(CertificateNumber number) {
        super(Map.of("number", number.value()));
    }
}
