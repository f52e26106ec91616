package nl.qualityregister.certificate;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** A certificate has as many open links as it may have. */
public final class TooManyShareLinks extends Refusal {
    private static final long serialVersionUID = 1L;

    TooManyShareLinks(CertificateNumber number, int most) {
        super(Map.of("number", number.value(), "most", Integer.toString(most)));
    }
}
