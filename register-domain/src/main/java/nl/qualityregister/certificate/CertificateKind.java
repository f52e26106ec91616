package nl.qualityregister.certificate;

import java.util.Arrays;

/** What a certificate is given for. */
public enum CertificateKind {
    /** The first cycle. */
    REGISTRATION("registration"),
    /** Every later cycle. */
    RE_REGISTRATION("re-registration");

    private final String code;

    CertificateKind(String code) {
        this.code = code;
    }

    /** As it is kept and told: {@code registration}, {@code re-registration}. */
    public String code() {
        return code;
    }

    static CertificateKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of certificate: " + code));
    }

    /** @param renewal how many renewals came before the cycle */
    static CertificateKind ofCycle(int renewal) {
        return renewal == 0 ? REGISTRATION : RE_REGISTRATION;
    }
}
