package nl.qualityregister.certificate;

/** A certificate that cannot be printed as its holder is entitled to see it; it is left out and stays wanted. */
final class CertificateNotPrintable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CertificateNotPrintable(String why) {
        super(why);
    }
}
