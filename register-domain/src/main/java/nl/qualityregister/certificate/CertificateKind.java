package nl.qualityregister.certificate;

import java.util.Arrays;

/** What a certificate is given for. */
public enum CertificateKind {
    /** The first cycle. */
    REGISTRATION("registration"),
    /** Every later cycle. */
    RE_REGISTRATION("re-registration"),
    /** What was counted in a cycle, as of the day of issue. */
    CPD_STATEMENT("cpd-statement"),
    /** How the registrations stand, with measures; for one receiver. */
    GOOD_STANDING("good-standing");

    private final String code;

    CertificateKind(String code) {
        this.code = code;
    }

    /** As it is kept and told: {@code registration}, {@code cpd-statement}. */
    public String code() {
        return code;
    }

    /** Whether everybody who has the number may see it; the others are the holder's to show. */
    public boolean open() {
        return this == REGISTRATION || this == RE_REGISTRATION;
    }

    public static CertificateKind of(String code) {
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
